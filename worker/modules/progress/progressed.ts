import { type SQL, sql } from "drizzle-orm";
import type { MessageKind } from "../../../queues/messages";

/**
 * A lesson was completed or a quiz graded: the course may be completed by it, which the enrolment tells. It may be told twice.
 * Only the commit knows which enrolment it is.
 */
export const progressed = (enrolmentId: SQL): { kind: MessageKind; payload: SQL } => ({
  kind: "course.progressed",
  payload: sql`(select jsonb_build_object('enrolmentUuid', told.uuid) from enrollments told where told.id = ${enrolmentId})`,
});
