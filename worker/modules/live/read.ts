import { sql } from "drizzle-orm";
import * as v from "valibot";
import { query, signedIn } from "../../kernel/verb";
import { personName } from "../catalogue";
import { ofCourse } from "./hold";
import { ByUuid, Outcome } from "./inputs";
import { hostsCourse, mayAttend } from "./membership";
import { SessionCard, sessionColumns } from "./session-card";

const Session = v.object({
  ...SessionCard.entries,
  /** The caller hosts it. */
  isHost: v.boolean(),
  /** Once it is over: its questions, under the names of those who asked, and its polls. */
  outcome: v.nullable(Outcome),
});
type Session = v.InferOutput<typeof Session>;

export const readSession = query({
  name: "liveSessions.read",
  summary: "Reads a live session of a course that the caller learns or teaches.",
  may: signedIn,
  input: ByUuid,
  output: Session,
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    const { actor, now, locale } = ctx;
    // The object knows people by their uuid; names are those that they have today.
    const outcome = sql`case when s.outcome is not null then jsonb_set(s.outcome, '{questions}', coalesce((
      select jsonb_agg(asked.q || jsonb_build_object('by', coalesce(
        (select ${personName(locale)} from users u where u.uuid = (asked.q->>'by')::uuid and u.deleted_at is null), '')) order by asked.place)
      from jsonb_array_elements(s.outcome->'questions') with ordinality as asked(q, place)), '[]')) end`;
    const [[found]] = await ctx.read((q) => [
      q
        .select({
          session: sql<Session>`(select to_json(f) from (select ${sessionColumns(locale)},
            ${hostsCourse(actor)} as "isHost", ${outcome} as outcome) as f)`,
        })
        .from(sql`${ofCourse} join users u on u.id = s.host_id`)
        .where(sql`s.uuid = ${uuid}::uuid and s.deleted_at is null and ${mayAttend(actor, now)}`),
    ]);
    if (!found) throw ctx.refuse("not_found");
    return found.session;
  },
});
