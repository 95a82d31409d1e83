import type { Message } from "../../../queues/messages";

/** A lesson was completed or a quiz graded: the course may be completed by it, which the enrolment tells. It may be told twice. */
export const progressed = (enrolmentUuid: string): Message => ({
  kind: "course.progressed",
  payload: { enrolmentUuid },
});
