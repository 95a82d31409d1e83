import * as v from "valibot";
import { DomainError } from "../../kernel/errors";
import type { Files } from "../../kernel/ports";

/**
 * The newest seal as the object storage knows it: a second place, whose keys open no database. Whoever owns the database can cut lines and their
 * seals off the end of the chain, and what is left still verifies; but it no longer holds the seal that is written down here.
 */
const Witness = v.object({
  id: v.number(),
  sealedAt: v.string(),
  firstId: v.string(),
  lastId: v.string(),
  rows: v.number(),
  digest: v.string(),
});
export type Witness = v.InferOutput<typeof Witness>;

const key = "audit/newest-seal.json";

/** Null before the first seal. Without an answer from the storage nothing can be said of the chain's end: "unavailable". */
export async function readWitness(files: Files): Promise<Witness | null> {
  const text = await textOf(files).catch(() => {
    throw new DomainError("unavailable", { retryAfter: 5 });
  });
  return text === null ? null : v.parse(Witness, JSON.parse(text));
}

async function textOf(files: Files): Promise<string | null> {
  const object = await files.get(key);
  return object && (await new Response(object.body).text());
}

export async function writeWitness(files: Files, witness: Witness): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(witness));
  await files.put(key, bytes, { mimeType: "application/json", size: bytes.length });
}
