import type { Context } from "hono";
import type { App } from "../app";
import type { Inside } from "../compose";
import { limitedByAddress } from "../http/rate-limits";
import { hex } from "../kernel/ids";
import { collection } from "./collection";
import { docsPage } from "./docs";
import { openApi } from "./openapi";
import { modules, routes } from "./routes";

type Name = "openapi.json" | "collection.json" | "docs";

interface Document {
  body: string;
  etag: string;
}

const json = { "content-type": "application/json", "access-control-allow-origin": "*" };
const headers: Record<Name, Record<string, string>> = {
  "openapi.json": json,
  "collection.json": json,
  docs: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  },
};

/** One `Inside` is one tenant in one isolate: the documents change with neither request nor person. */
const built = new WeakMap<Inside, Map<Name, Document>>();

/** What describes the API: nearly a megabyte of text, made once and sent again only where it is new to the caller. */
export async function documentation(c: Context<App>, name: Name): Promise<Response> {
  const { inside, caller } = c.var;
  await limitedByAddress(c.env, inside, caller.address, "read");
  const known = built.get(inside) ?? new Map<Name, Document>();
  built.set(inside, known);
  const document = known.get(name) ?? (await build(inside, name));
  known.set(name, document);
  const given = { ...headers[name], etag: document.etag, "cache-control": "public, max-age=0, must-revalidate" };
  // Compression on the way makes a weak tag of ours.
  if (c.req.header("if-none-match")?.includes(document.etag))
    return new Response(null, { status: 304, headers: given });
  return new Response(document.body, { headers: given });
}

async function build({ tenant }: Inside, name: Name): Promise<Document> {
  const described = openApi(routes, tenant);
  const body =
    name === "docs"
      ? docsPage(described, modules)
      : JSON.stringify(name === "openapi.json" ? described : collection(described));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body));
  return { body, etag: `"${hex(new Uint8Array(digest).subarray(0, 16))}"` };
}
