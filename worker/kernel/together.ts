import type { BatchItem } from "drizzle-orm/batch";
import type { Database, Selecting } from "./database";
import { DomainError } from "./errors";

type Batch = [BatchItem<"pg">, ...BatchItem<"pg">[]];

interface Asked {
  build: (q: Selecting) => Batch;
  answer: (rows: unknown[]) => void;
  fail: (error: unknown) => void;
}

/**
 * The same database for one request: what several verbs ask in the same turn goes in one round trip and is read in one snapshot, so that a page
 * that runs three verbs at once waits for one.
 */
export function together(database: Database): Database {
  let asked: Asked[] = [];
  const send = () => {
    const all = asked;
    asked = [];
    if (all.length === 1) return alone(all);
    inOne(all).catch((error: unknown) => {
      if (!(error instanceof DomainError && error.code === "unavailable")) return alone(all);
      for (const { fail } of all) fail(error);
    });
  };
  /** Also when they were refused together: a refusal reaches the verb that asked for it, and no other. */
  const alone = (all: Asked[]) => {
    for (const { build, answer, fail } of all) database.read(build).then(answer, fail);
  };
  const inOne = async (all: Asked[]) => {
    const counts: number[] = [];
    const rows: unknown[] = await database.read((q) => {
      const batches = all.map(({ build }) => build(q));
      counts.push(...batches.map(({ length }) => length));
      return batches.flat() as unknown as Batch;
    });
    for (const [at, { answer }] of all.entries()) answer(rows.splice(0, counts[at]));
  };
  const read = (build: Asked["build"]) =>
    new Promise<unknown[]>((answer, fail) => {
      if (asked.length === 0) queueMicrotask(send);
      asked.push({ build, answer, fail });
    });
  return { ...database, read: read as Database["read"] };
}
