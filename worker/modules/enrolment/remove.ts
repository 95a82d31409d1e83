import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, granted } from "../../kernel/verb";
import { reaches } from "../catalogue";
import { closeEnrolment } from "./close-enrolment";
import { ByUuid } from "./inputs";

export const remove = command({
  name: "enrolments.remove",
  summary: "Takes a student out of a course that the caller teaches; what they did in it is kept.",
  may: granted("enrolments.manage", "course", "all"),
  input: ByUuid,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "already_completed"],
  async run(ctx, { uuid }) {
    return closeEnrolment(ctx, uuid, reaches(ctx.actor, ctx.scopes, sql`e.course_id`));
  },
});
