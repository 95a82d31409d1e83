import type { SQL } from "drizzle-orm";
import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import type { Actor, Scope } from "./actor";
import type { Locale } from "./columns";
import type { Database, Writing } from "./database";
import type { DomainError, ErrorCode, ErrorParams } from "./errors";
import type { Ports, Tenant } from "./ports";
import type { Trace } from "./trace";
import type { AnyVerb, InputOf, OutputOf } from "./verb";

type Batch = [BatchItem<"pg">, ...BatchItem<"pg">[]];

export interface Log {
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
}

/** What a door knows of a request before any verb runs. */
export interface Request {
  tenant: Tenant;
  actor: Actor;
  requestId: string;
  locale: Locale;
  address: string | null;
  /** "City, country" as the edge knows it. */
  place: string | null;
  agent: string | null;
  now: Date;
  log: Log;
  /** Where the spans of what is run here hang. */
  trace: Trace;
  waitUntil(work: Promise<unknown>): void;
}

export interface QueryContext<E extends ErrorCode = ErrorCode> extends Request {
  ports: Ports;
  /** The scopes of the verb's permission that the actor holds. */
  scopes: readonly Scope[];
  read: Database["read"];
  /** The error to throw; only codes the verb lists compile. */
  refuse(code: E, params?: ErrorParams): DomainError;
}

/** A line of the audit trail that no row change writes: a view, a download, a sign-in. */
export interface TrailEntry {
  action: "viewed" | "downloaded" | "logged_in" | "logged_out" | "refused";
  entityType: string;
  entityId?: number | null;
  entityUuid?: string | null;
  courseId?: number | null;
  actorId?: number | null;
  detail?: Record<string, unknown>;
}

export interface Commit<T extends Batch, E extends ErrorCode> {
  statements: (w: Writing) => T;
  /**
   * Sent to the queue after the commit. Ids only; a payload that no one knows before the commit is a jsonb expression, evaluated at its end.
   * With the uuid of an earlier message, that one is sent once more.
   */
  events?: { kind: string; payload: Record<string, unknown> | SQL; uuid?: string }[];
  trail?: TrailEntry[];
  /** Unique constraints whose violation is a refusal. */
  constraints?: Record<string, E>;
  /** The verb's answer, stored beside the key of an idempotent call. */
  reply?: unknown;
  /** For a commit after which the verb refuses: the idempotency key stays unused, so that a repetition is refused too. */
  unkeyed?: boolean;
  /** For verbs that change what public pages show now and then: whether this commit did, by what its statements returned. */
  touchesPublic?: (results: BatchResponse<T>) => boolean;
}

export interface CommandContext<E extends ErrorCode = ErrorCode> extends QueryContext<E> {
  /** One transaction in one round trip. A second call is a second transaction: say why. */
  commit<const T extends Batch>(commit: Commit<T, E>): Promise<BatchResponse<T>>;
}

/** How a door calls verbs. */
export interface Runner {
  request: Request;
  run<V extends AnyVerb>(
    verb: V,
    input: InputOf<V>,
    options?: { idempotencyKey?: string | undefined },
  ): Promise<OutputOf<V>>;
}
