import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, signedIn } from "../../kernel/verb";
import { Enrol } from "./inputs";
import { openEnrolment } from "./open-enrolment";

export const enrol = command({
  name: "enrolments.enrol",
  summary:
    "Enrols the caller in a published course that is free or in their plan, or again in one that they dropped or that ran out.",
  may: signedIn,
  input: Enrol,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "course_not_open", "course_not_free", "not_covered", "limit_reached", "already_enrolled"],
  idempotent: true,
  async run(ctx, input) {
    if (ctx.actor.kind !== "person") throw ctx.refuse("forbidden");
    return openEnrolment(ctx, {
      course: "courseUuid" in input ? sql`c.uuid = ${input.courseUuid}::uuid` : sql`c.slug = ${input.courseSlug}`,
      statuses: ["published"],
      byThemselves: true,
      student: sql`u.id = ${ctx.actor.id}`,
      enrolledById: null,
      tell: false,
    });
  },
});
