import type { Message } from "../../../queues/messages";

/** An attempt was closed and graded, by its student or by the clock. It may be told twice. */
export const graded = (attemptUuid: string): Message => ({ kind: "attempt.graded", payload: { attemptUuid } });
