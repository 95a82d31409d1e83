import type { IncomingHttpHeaders } from "node:http";
import pg from "pg";

/** What the driver posts: one query, or several that are one transaction. */
export type SqlRequest = SqlQuery | { queries: SqlQuery[] };
interface SqlQuery {
  query: string;
  params?: unknown[];
  arrayMode?: boolean;
}

/** What the headers ask of the answer and of the transaction. */
export interface SqlOptions {
  rowMode: "array" | "object";
  rawText: boolean;
  begin: string;
}

const isolationLevels: Record<string, string> = {
  ReadUncommitted: "READ UNCOMMITTED",
  ReadCommitted: "READ COMMITTED",
  RepeatableRead: "REPEATABLE READ",
  Serializable: "SERIALIZABLE",
};

/** Thrown for a request that no driver would send; answered with status 400. */
export class BadRequest extends Error {}

export function readOptions(headers: IncomingHttpHeaders): SqlOptions {
  const flag = (name: string) => String(headers[name] ?? "").toLowerCase() === "true";
  const level = headers["neon-batch-isolation-level"];
  const words = ["BEGIN"];
  if (level !== undefined) {
    const isolation = isolationLevels[String(level)];
    if (!isolation) throw new BadRequest(`invalid isolation level "${level}"`);
    words.push(`ISOLATION LEVEL ${isolation}`);
  }
  if (headers["neon-batch-read-only"] !== undefined)
    words.push(flag("neon-batch-read-only") ? "READ ONLY" : "READ WRITE");
  if (flag("neon-batch-deferrable")) words.push("DEFERRABLE");
  return {
    rowMode: flag("neon-array-mode") ? "array" : "object",
    rawText: flag("neon-raw-text-output"),
    begin: words.join(" "),
  };
}

export function parseRequest(body: string): SqlRequest {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new BadRequest("the request is not JSON");
  }
  const request = parsed as Partial<{ queries: SqlQuery[] } & SqlQuery>;
  const isQuery = (query: unknown) => typeof (query as SqlQuery | null)?.query === "string";
  const wellFormed = Array.isArray(request?.queries) ? request.queries.every(isQuery) : isQuery(request);
  if (!wellFormed) throw new BadRequest('expected {"query", "params"} or {"queries": [...]}');
  return request as SqlRequest;
}

export async function runSql(client: pg.Client, request: SqlRequest, options: SqlOptions): Promise<unknown> {
  if (!("queries" in request)) return shape(await send(client, request, options), options);
  // All are on the wire before the first answer: `pg` in pipeline mode. After an error the server refuses the rest
  // (25P02) and takes COMMIT for ROLLBACK, so the connection always comes back out of the transaction.
  const begun = client.query(options.begin);
  const sent = request.queries.map((query) => send(client, query, options));
  const committed = client.query("COMMIT");
  const outcomes = await Promise.allSettled([begun, ...sent, committed]);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  return { results: await Promise.all(sent.map(async (result) => shape(await result, options))) };
}

/** Always the extended protocol, as Neon: one statement a query. */
function send(client: pg.Client, { query, params, arrayMode }: SqlQuery, options: SqlOptions) {
  const rowMode = arrayMode === undefined ? options.rowMode : arrayMode ? "array" : "object";
  return client.query({
    text: query,
    values: params ?? [],
    rowMode: rowMode === "array" ? "array" : undefined,
    types: options.rawText ? asText : undefined,
    queryMode: "extended",
  } as pg.QueryConfig) as Promise<pg.QueryResult>;
}

const asText = { getTypeParser: () => (value: string) => value };

function shape(result: pg.QueryResult, options: SqlOptions) {
  const { command, rowCount, fields, rows } = result;
  return { command, rowCount, fields, rows, rowAsArray: options.rowMode === "array" };
}

/** The fields of a PostgreSQL error that the driver copies into its own. */
const errorFields = [
  "severity",
  "code",
  "detail",
  "hint",
  "position",
  "internalPosition",
  "internalQuery",
  "where",
  "schema",
  "table",
  "column",
  "dataType",
  "constraint",
  "file",
  "line",
  "routine",
] as const;

/**
 * Status and body for an error. 400 is the server's own refusal, with its fields; 503 means that there is no server to
 * ask, or that it went away in the middle.
 */
export function describeError(error: unknown): { status: number; body: Record<string, unknown> } {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof pg.DatabaseError) {
    const body: Record<string, unknown> = { message };
    for (const field of errorFields) body[field] = error[field] ?? null;
    // 57P01-57P03: shutting down, crashed, starting up.
    return { status: /^57P0[123]$/.test(error.code ?? "") ? 503 : 400, body };
  }
  if (error instanceof BadRequest) return { status: 400, body: { message, code: null } };
  return { status: 503, body: { message, code: null } };
}
