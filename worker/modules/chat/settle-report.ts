import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { reaches } from "../catalogue";
import { withdrawFromRooms } from "../media";
import { filesOf, isInOpenReport } from "./files";
import { SettleReport } from "./inputs";

export const settleReport = command({
  name: "chat.settleReport",
  summary: "Closes a report: something was done about it, or nothing was wrong. One that is closed stays as it is.",
  may: granted("chat.moderate", "course", "all"),
  input: SettleReport,
  output: v.object({}),
  errors: ["not_found"],
  async run(ctx, { uuid, outcome }) {
    const actorId = ctx.actor.kind === "person" ? ctx.actor.id : null;
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`select p.id from chat_reports p join chat_rooms r on r.id = p.room_id
            where p.uuid = ${uuid}::uuid and p.deleted_at is null and ${reaches(ctx.actor, ctx.scopes, sql`r.course_id`)}`,
          "not_found",
        ),
        w.execute(sql`
          update chat_reports set settled_at = ${ctx.now.toISOString()}::timestamptz, settled_by_id = ${actorId}, outcome = ${outcome}
          where uuid = ${uuid}::uuid and settled_at is null`),
        // What was withdrawn from the room meanwhile was kept for whoever judges: now it goes.
        withdrawFromRooms(w, withdrawn(uuid), ctx.now, isInOpenReport),
      ],
    });
    return {};
  },
});

/** Files of a report's messages that nobody is shown any more. */
const withdrawn = (reportUuid: string): SQL => sql`
  select w.uuid from media_files w where w.deleted_at is not null and w.uuid in (${filesOf(sql`
    select said->'files' from chat_reports p, jsonb_array_elements(p.messages) as said where p.uuid = ${reportUuid}::uuid and said ? 'files'`)})`;
