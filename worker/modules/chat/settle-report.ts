import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { reaches } from "../catalogue";
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
      ],
    });
    return {};
  },
});
