import { sql } from "drizzle-orm";
import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import * as v from "valibot";
import { type Actor, type Scope, scopesOf } from "./actor";
import type { CommandContext, Commit, QueryContext, Request, Runner, TrailEntry } from "./context";
import type { Database, Writing } from "./database";
import { DomainError, type ErrorCode } from "./errors";
import { recallReply, requestDigest } from "./idempotency";
import { newUuid } from "./ids";
import { issuesByField } from "./issues";
import { drain } from "./outbox";
import type { OutboxMessage, Ports } from "./ports";
import { auditLogs, idempotencyKeys, outbox } from "./schema";
import { unstorableText } from "./text";
import { together } from "./together";
import { traced } from "./trace";
import type { AnyVerb, Command, May } from "./verb";

type Batch = [BatchItem<"pg">, ...BatchItem<"pg">[]];

export interface Wiring {
  database: Database;
  ports: Ports;
  /** Outputs are checked against their schema where that costs nobody a wait: in tests and on a developer's machine. */
  checkOutputs: boolean;
}

/** Binds a request to the inside: `run(verb, input)` is all a door needs. */
export function runner(request: Request, wiring: Wiring): Runner {
  const shared = together(wiring.database);
  return {
    request,
    async run(verb, input, options = {}) {
      try {
        return await request.trace.span(verb.name, "internal", (trace) => {
          const inner = { ...request, trace };
          const database = traced(shared, trace);
          return execute(inner, { ...wiring, database }, verb, input, options.idempotencyKey);
        });
      } catch (error) {
        if (error instanceof DomainError) noteRefusal(request, wiring, verb, error);
        throw error;
      }
    },
  };
}

async function execute(request: Request, wiring: Wiring, verb: AnyVerb, input: unknown, key: string | undefined) {
  const scopes = admit(request.actor, verb.may);
  const unstorable = unstorableText(input);
  if (unstorable !== null) throw new DomainError("invalid_input", { fields: { [unstorable]: { code: "format" } } });
  const parsed = v.safeParse(verb.input, input);
  if (!parsed.success) throw new DomainError("invalid_input", { fields: issuesByField(parsed.issues) });
  const context: QueryContext = {
    ...request,
    ports: wiring.ports,
    scopes,
    read: wiring.database.read,
    refuse: (code, params) => new DomainError(code, params),
  };
  let output: unknown;
  if (verb.kind === "query") output = await verb.run(context, parsed.output);
  else if (key !== undefined && verb.idempotent) output = await runOnce(context, wiring, verb, parsed.output, key);
  else output = await verb.run(withCommit(context, wiring, verb), parsed.output);
  return wiring.checkOutputs ? v.parse(verb.output, output) : output;
}

/** Refuses before anything is parsed; answers with the scopes held. */
export function admit(actor: Actor, may: May): readonly Scope[] {
  if (may.who === "anyone" || actor.kind === "system") return actor.kind === "system" ? ["all"] : [];
  if (actor.kind === "visitor") throw new DomainError("unauthenticated");
  if (may.who === "system") throw new DomainError("forbidden");
  if (may.who === "signed_in") return ["own"];
  const held = scopesOf(actor, may.permission).filter((scope) => may.scopes.includes(scope));
  if (held.length === 0) throw new DomainError("forbidden", { permission: may.permission });
  return held;
}

/** First call: reply and key in one commit. Any later one, or the loser of a race: the first one's reply. */
async function runOnce(context: QueryContext, wiring: Wiring, verb: Command, input: unknown, key: string) {
  if (key.length > 200)
    throw new DomainError("invalid_input", { fields: { "Idempotency-Key": { code: "too_long", limit: 200 } } });
  const holder = holderOf(context.actor);
  const digest = await requestDigest(input);
  const stamp = { holder, verb: verb.name, key, requestDigest: digest };
  try {
    return await verb.run(withCommit(context, wiring, verb, stamp), input);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === "unavailable") throw error;
    const earlier = await recallReply(wiring.database, stamp);
    if (!earlier) throw error;
    if (earlier.requestDigest !== digest) throw new DomainError("idempotency_key_reused");
    return earlier.reply;
  }
}

const holderOf = (actor: Actor) => (actor.kind === "person" ? `user:${actor.id}` : actor.kind);

interface IdempotencyStamp {
  holder: string;
  verb: string;
  key: string;
  requestDigest: string;
}

function withCommit(context: QueryContext, wiring: Wiring, verb: AnyVerb, stamp?: IdempotencyStamp): CommandContext {
  return {
    ...context,
    async commit<const T extends Batch>(commit: Commit<T, ErrorCode>) {
      const events = (commit.events ?? []).map((event) => ({
        uuid: newUuid(),
        requestId: context.requestId,
        traceparent: context.trace.traceparent,
        ...event,
      }));
      const before = (w: Writing): BatchItem<"pg">[] => {
        const items: BatchItem<"pg">[] = [stampTransaction(w, context, verb)];
        // The key goes first: the loser of a race waits for the winner here and then stops, with nothing written.
        if (stamp && !commit.unkeyed)
          items.push(w.insert(idempotencyKeys).values({ ...stamp, reply: commit.reply ?? null }));
        return items;
      };
      const after = (w: Writing): BatchItem<"pg">[] => {
        const items: BatchItem<"pg">[] = [];
        const trail = commit.trail ?? [];
        if (trail.length > 0)
          items.push(w.insert(auditLogs).values(trail.map((entry) => trailRow(context, verb, entry))));
        if (events.length > 0)
          items.push(
            w
              .insert(outbox)
              .values(events)
              // One that is sent once more is the same message.
              .onConflictDoUpdate({ target: outbox.uuid, set: { sentAt: null, requestId: sql`excluded.request_id` } })
              .returning(messageColumns),
          );
        return items;
      };
      let lead = 0;
      let count = 0;
      const results = (await wiring.database.write(
        (w) => {
          const first = before(w);
          const own = commit.statements(w);
          lead = first.length;
          count = own.length;
          return [...first, ...own, ...after(w)] as unknown as Batch;
        },
        { idempotency_keys_key: "conflict", ...commit.constraints },
      )) as unknown[];
      if (events.length > 0) context.waitUntil(drain(wiring, results.at(-1) as OutboxMessage[], context.log));
      const own = results.slice(lead, lead + count) as unknown as BatchResponse<T>;
      if (commit.touchesPublic?.(own) ?? (verb.kind === "command" && verb.touchesPublic))
        await wiring.ports.touchPublicPages(context.waitUntil);
      return own;
    },
  };
}

const messageColumns = {
  uuid: outbox.uuid,
  kind: outbox.kind,
  payload: outbox.payload,
  requestId: outbox.requestId,
  traceparent: outbox.traceparent,
};

/** Who, why and from where, for the audit trigger; transaction-local, so a pooler leaks nothing. */
function stampTransaction(w: Writing, request: Request, verb: AnyVerb) {
  const actorId = request.actor.kind === "person" ? String(request.actor.id) : "";
  return w.execute(
    sql`select set_config('app.verb', ${verb.name}, true), set_config('app.request_id', ${request.requestId}, true),
      set_config('app.actor_id', ${actorId}, true), set_config('app.address', ${request.address ?? ""}, true),
      set_config('app.agent', ${request.agent?.slice(0, 400) ?? ""}, true)`,
  );
}

function trailRow(request: Request, verb: AnyVerb, entry: TrailEntry) {
  return {
    actorId: request.actor.kind === "person" ? request.actor.id : null,
    ...entry,
    verb: verb.name,
    requestId: request.requestId,
    address: request.address,
    agent: request.agent?.slice(0, 400) ?? null,
  };
}

/** What somebody tried who may not, in whatever words it was refused. */
const trespasses: readonly ErrorCode[] = ["forbidden", "beyond_own_rights", "last_super_admin", "system_role"];

/** Refused actions of known people are part of the audit trail; they are written beside the answer, not before it. */
function noteRefusal(request: Request, wiring: Wiring, verb: AnyVerb, error: DomainError) {
  request.log.info("refused", { verb: verb.name, code: error.code });
  if (!trespasses.includes(error.code) || request.actor.kind !== "person") return;
  const entry = trailRow(request, verb, { action: "refused", entityType: "verb", detail: { code: error.code } });
  request.waitUntil(
    wiring.database
      .write((w) => [w.insert(auditLogs).values(entry)])
      .then(
        () => undefined,
        (failure: unknown) => request.log.error("refusal_not_recorded", { reason: String(failure) }),
      ),
  );
}
