import type { GenericSchema, InferInput, InferOutput } from "valibot";
import type { Scope } from "./actor";
import type { CommandContext, QueryContext } from "./context";
import type { ErrorCode, UniversalError } from "./errors";

/** Who may call a verb. Data, so that the permission list and the role × route matrix are read off the verbs. */
export type May =
  | { who: "anyone" }
  | { who: "signed_in" }
  | { who: "system" }
  | { who: "granted"; permission: string; scopes: readonly Scope[] };

export const anyone: May = { who: "anyone" };
export const signedIn: May = { who: "signed_in" };
/** Queue consumers and timers only; no door of a person's names it. */
export const systemOnly: May = { who: "system" };
/** Holders of `permission` in at least one of `scopes`; `ctx.scopes` says which they hold. */
export const granted = (permission: `${string}.${string}`, ...scopes: [Scope, ...Scope[]]): May => ({
  who: "granted",
  permission,
  scopes,
});

export type RateClass = "read" | "write" | "expensive" | "sign_in";

interface Description<I extends GenericSchema, O extends GenericSchema, E extends ErrorCode> {
  /** "<resource>.<verb>": the operationId, the audit name. */
  name: `${string}.${string}`;
  /** One English sentence, for the API's documentation. */
  summary: string;
  may: May;
  input: I;
  output: O;
  errors: readonly E[];
  rate?: RateClass;
}

export interface Command<
  I extends GenericSchema = GenericSchema,
  O extends GenericSchema = GenericSchema,
  E extends ErrorCode = ErrorCode,
> extends Description<I, O, E> {
  kind: "command";
  rate: RateClass;
  /** True when a key given by the caller makes a repetition answer as the first call did. */
  idempotent: boolean;
  /** True when each of its commits changes what public pages show; where only some do, the commit says so itself. */
  touchesPublic: boolean;
  run(ctx: CommandContext<E | UniversalError>, input: InferOutput<I>): Promise<InferInput<O>>;
}

export interface Query<
  I extends GenericSchema = GenericSchema,
  O extends GenericSchema = GenericSchema,
  E extends ErrorCode = ErrorCode,
> extends Description<I, O, E> {
  kind: "query";
  rate: RateClass;
  run(ctx: QueryContext<E | UniversalError>, input: InferOutput<I>): Promise<InferInput<O>>;
}

// biome-ignore lint/suspicious/noExplicitAny: a verb of any input, output and errors; run() is contravariant in each.
export type AnyVerb = Command<any, any, any> | Query<any, any, any>;
export type InputOf<V extends AnyVerb> = InferInput<V["input"]>;
export type OutputOf<V extends AnyVerb> = InferOutput<V["output"]>;

/** A verb that changes something: refuse → parse → run → one commit → drain the outbox. */
export function command<I extends GenericSchema, O extends GenericSchema, const E extends ErrorCode = never>(
  verb: Description<I, O, E> & {
    idempotent?: boolean;
    touchesPublic?: boolean;
    run(ctx: CommandContext<E | UniversalError>, input: InferOutput<I>): Promise<InferInput<O>>;
  },
): Command<I, O, E> {
  return { rate: "write", idempotent: false, touchesPublic: false, ...verb, kind: "command" };
}

/** A verb that only reads. */
export function query<I extends GenericSchema, O extends GenericSchema, const E extends ErrorCode = never>(
  verb: Description<I, O, E> & {
    run(ctx: QueryContext<E | UniversalError>, input: InferOutput<I>): Promise<InferInput<O>>;
  },
): Query<I, O, E> {
  return { rate: "read", ...verb, kind: "query" };
}
