import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist, refuseUnless } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { ofCourse } from "./hold";
import { admissions, ByUuid, sessionStatuses } from "./inputs";
import { hostsCourse, mayAttend } from "./membership";
import { type FactRow, factColumns, factsOf } from "./telling";

/** Who comes into a live session, and how it stands, as its object is told. */
const Entering = v.object({
  face: v.object({
    id: v.string(),
    name: v.string(),
    nameAr: v.nullable(v.string()),
    host: v.boolean(),
    photo: v.nullable(v.string()),
  }),
  /** The login session. */
  session: v.string(),
  facts: v.object({
    status: v.picklist(sessionStatuses),
    admission: v.picklist(admissions),
    version: v.number(),
  }),
});

/** One that the caller may not know of is not_found, as one that is not there. Noted with the time, as chat.enter does. */
export const enterSession = command({
  name: "liveSessions.enter",
  summary: "Lets the caller into a live session that is to come or that runs. Sockets do this before they open.",
  may: signedIn,
  rate: "read",
  input: ByUuid,
  output: Entering,
  errors: ["not_found", "live_session_over"],
  async run(ctx, { uuid }) {
    const { actor, now } = ctx;
    if (actor.kind !== "person") throw ctx.refuse("forbidden");
    const found = sql`${ofCourse} where s.uuid = ${uuid}::uuid and s.deleted_at is null and ${mayAttend(actor, now)}`;
    const [, , , { rows }] = await ctx.commit({
      statements: (w) => [
        insist(w, sql`select s.id from ${found}`, "not_found"),
        refuseUnless(w, sql`exists (select from ${found} and s.status in ('scheduled', 'live'))`, "live_session_over"),
        w.execute(sql`
          insert into live_entrances (session_id, user_id, entered_at)
          select s.id, ${actor.id}, ${now.toISOString()}::timestamptz from live_sessions s where s.uuid = ${uuid}::uuid
          on conflict (session_id, user_id) do update set entered_at = excluded.entered_at`),
        w.execute<FactRow & { host: boolean; nameAr: string | null }>(sql`
          select ${factColumns}, ${hostsCourse(actor)} as host, (select full_name_ar from users where id = ${actor.id}) as "nameAr"
          from ${found}`),
      ],
    });
    const [row] = rows;
    if (!row) throw ctx.refuse("not_found");
    const face = {
      id: actor.uuid,
      name: actor.fullName,
      nameAr: row.nameAr,
      host: row.host,
      photo: actor.photoUuid,
    };
    return { face, session: actor.sessionUuid, facts: factsOf(row) };
  },
});
