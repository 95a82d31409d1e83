import { NeonDbError, neon, neonConfig } from "@neondatabase/serverless";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import { drizzle, type NeonHttpDatabase } from "drizzle-orm/neon-http";
import { DomainError, type ErrorCode, type ErrorParams, isErrorCode } from "./errors";

type Batch = [BatchItem<"pg">, ...BatchItem<"pg">[]];

/** Builds SELECTs and nothing else. */
export type Selecting = Pick<
  NeonHttpDatabase,
  "select" | "selectDistinct" | "selectDistinctOn" | "with" | "$with" | "$count"
>;
export type Writing = NeonHttpDatabase;

export interface Database {
  /** One round trip, one read-only snapshot, a result per SELECT. */
  read<const T extends Batch>(build: (q: Selecting) => T): Promise<BatchResponse<T>>;
  /** One round trip, one transaction. A refusal by refuse_unless() arrives as its DomainError. */
  write<const T extends Batch>(
    build: (w: Writing) => T,
    constraints?: Record<string, ErrorCode>,
  ): Promise<BatchResponse<T>>;
}

export interface DatabaseOptions {
  /** Where the HTTP driver posts; the local bridge, or nothing for Neon itself. */
  fetchEndpoint?: string | undefined;
  /** How long a batch may take before it counts as unavailable. */
  timeoutMs?: number;
}

/** The two handles over one connection string. `readOnly` is enforced by PostgreSQL, not by hope. */
export function connect(databaseUrl: string, options: DatabaseOptions = {}): Database {
  if (options.fetchEndpoint) neonConfig.fetchEndpoint = options.fetchEndpoint;
  const timeoutMs = options.timeoutMs ?? 8_000;
  const reader = drizzle(neon(databaseUrl, { readOnly: true, isolationLevel: "RepeatableRead" }));
  const writer = drizzle(neon(databaseUrl));
  return {
    read: (build) => withDeadline(timeoutMs, {}, () => reader.batch(build(reader))),
    write: (build, constraints = {}) => withDeadline(timeoutMs, constraints, () => writer.batch(build(writer))),
  };
}

async function withDeadline<T>(
  timeoutMs: number,
  constraints: Record<string, ErrorCode>,
  work: () => Promise<T>,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DomainError("unavailable", { retryAfter: 5 })), timeoutMs);
  });
  try {
    return await Promise.race([work(), deadline]);
  } catch (error) {
    throw translate(error, constraints);
  } finally {
    clearTimeout(timer);
  }
}

/** PostgreSQL's word for what happened, as ours. Anything unknown goes up as it is: it is a bug. */
function translate(error: unknown, constraints: Record<string, ErrorCode>): unknown {
  if (error instanceof DomainError) return error;
  const cause = findNeonError(error);
  if (!cause) return isNetworkFailure(error) ? new DomainError("unavailable", { retryAfter: 5 }) : error;
  if (cause.code === "RL001" && isErrorCode(cause.message))
    return new DomainError(cause.message, cause.detail ? (JSON.parse(cause.detail) as ErrorParams) : {});
  const named = cause.constraint ? constraints[cause.constraint] : undefined;
  if (named) return new DomainError(named);
  // Serialisation failures and deadlocks are worth a repetition by the caller.
  if (cause.code === "40001" || cause.code === "40P01") return new DomainError("conflict");
  if (!cause.code || cause.code.startsWith("08") || cause.code.startsWith("57P") || cause.code === "53300") {
    return new DomainError("unavailable", { retryAfter: 5 });
  }
  return error;
}

function findNeonError(error: unknown): NeonDbError | null {
  for (let e = error; e instanceof Error; e = e.cause) if (e instanceof NeonDbError) return e;
  return null;
}

const isNetworkFailure = (error: unknown) => error instanceof TypeError && /fetch|network|connect/i.test(error.message);

/**
 * `refuse_unless(condition, code)` as a selectable guard: aborts the batch when the condition does not hold.
 * `params`, a jsonb object, goes along with the refusal; it is worked out only then.
 */
export const guard = (condition: SQL, code: ErrorCode, params?: SQL): SQL<boolean> =>
  params
    ? sql<boolean>`case when (${condition})::boolean then true else refuse_unless(false, ${code}, ${params}) end`
    : sql<boolean>`refuse_unless((${condition})::boolean, ${code})`;

/** A guard as a statement of its own, to stand before the writes it protects. */
export const refuseUnless = (w: Writing, condition: SQL, code: ErrorCode) =>
  w.select({ ok: guard(condition, code) }).from(sql`(values (1)) as one`);

/** A list as one parameter: `name = any(${textArray(names)})`. */
export const textArray = (items: readonly string[]): SQL<string[]> => sql<string[]>`${sql.param([...items])}::text[]`;

/** A write (with RETURNING) that must touch a row: zero rows abort the batch with `code`. */
export const insist = (w: Writing, write: SQLWrapper, code: ErrorCode) =>
  w.execute(sql`with done as (${write.getSQL()}) select ${guard(sql`exists (select from done)`, code)} as ok`);
