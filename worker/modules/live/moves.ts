import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { CommandContext } from "../../kernel/context";
import { guard, textArray } from "../../kernel/database";
import type { UniversalError } from "../../kernel/errors";
import { command, granted } from "../../kernel/verb";
import { reaches } from "../catalogue";
import { holdSession } from "./hold";
import { ByUuid, type SessionStatus } from "./inputs";
import { mayBecomeFrom } from "./status";
import { calledOff, changed, type FactRow, factColumns, reminded, tellNow } from "./telling";

const hosts = granted("live_sessions.host", "course", "all");
const Named = v.object({ uuid: v.string() });
type Refusals = "not_found" | "live_session_status_refused" | UniversalError;

/** Brings a session to a status that it may come to from where it is; its object hears of it at once. */
async function move(ctx: CommandContext<Refusals>, uuid: string, to: SessionStatus, times: SQL) {
  const [, , { rows }] = await ctx.commit({
    statements: (w) => [
      holdSession(w, uuid, reaches(ctx.actor, ctx.scopes)),
      w.execute(
        sql`select ${guard(
          sql`s.status = any(${textArray(mayBecomeFrom(to))})`,
          "live_session_status_refused",
          sql`jsonb_build_object('from', s.status, 'to', ${to}::text)`,
        )} from live_sessions s where s.uuid = ${uuid}::uuid`,
      ),
      w.execute<FactRow>(
        sql`update live_sessions s set status = ${to} ${times} where s.uuid = ${uuid}::uuid returning ${factColumns}`,
      ),
    ],
    events: [
      changed(uuid),
      ...(to === "live" ? [] : [reminded(uuid, null, ctx.now)]),
      ...(to === "cancelled" ? [calledOff(uuid)] : []),
    ],
  });
  tellNow(ctx, uuid, rows[0]);
  return { uuid };
}

const at = ({ now }: CommandContext<Refusals>) => sql`${now.toISOString()}::timestamptz`;

export const startSession = command({
  name: "liveSessions.start",
  summary: "Opens a planned live session.",
  may: hosts,
  input: ByUuid,
  output: Named,
  errors: ["not_found", "live_session_status_refused"],
  run: (ctx, { uuid }) => move(ctx, uuid, "live", sql`, started_at = ${at(ctx)}`),
});

export const endSession = command({
  name: "liveSessions.end",
  summary: "Ends a live session for everybody in it.",
  may: hosts,
  input: ByUuid,
  output: Named,
  errors: ["not_found", "live_session_status_refused"],
  run: (ctx, { uuid }) => move(ctx, uuid, "ended", sql`, ended_at = ${at(ctx)}`),
});

export const cancelSession = command({
  name: "liveSessions.cancel",
  summary: "Calls off a planned live session; its learners are told.",
  may: hosts,
  input: ByUuid,
  output: Named,
  errors: ["not_found", "live_session_status_refused"],
  run: (ctx, { uuid }) => move(ctx, uuid, "cancelled", sql``),
});
