import { sql } from "drizzle-orm";
import * as v from "valibot";
import { command, granted } from "../../kernel/verb";
import { reaches } from "../catalogue";
import { EnrolStudent } from "./inputs";
import { openEnrolment } from "./open-enrolment";

/**
 * An unknown address is not_found, and that tells whether it has an account: it cannot be hidden from somebody whose list of students shows, by name,
 * who was enrolled. So it is only for those who teach or manage the course, and counts against the narrow rate.
 */
export const enrolStudent = command({
  name: "enrolments.enrolStudent",
  summary: "Enrols a person in a course that the caller teaches, private and paid ones too, and tells them by mail.",
  may: granted("enrolments.manage", "course", "all"),
  rate: "expensive",
  input: EnrolStudent,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "course_not_open", "course_not_free", "not_covered", "limit_reached", "already_enrolled"],
  idempotent: true,
  async run(ctx, input) {
    const person = "email" in input ? sql`u.email = ${input.email}` : sql`u.uuid = ${input.userUuid}::uuid`;
    return openEnrolment(ctx, {
      course: sql`c.uuid = ${input.courseUuid}::uuid and ${reaches(ctx.actor, ctx.scopes)}`,
      statuses: ["private", "published"],
      byThemselves: false,
      student: sql`${person} and u.status in ('active', 'pending_verification')`,
      enrolledById: ctx.actor.kind === "person" ? ctx.actor.id : null,
      tell: true,
    });
  },
});
