import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Writing } from "../../kernel/database";
import type { Grade } from "./grade";
import { quizAttempts, type Responses } from "./schema";

interface Closing {
  attemptId: number;
  status: "submitted" | "expired";
  submittedAt: Date;
  responses: Responses;
  grade: Grade;
  /** What must still hold when the row is locked. */
  provided?: SQL | undefined;
}

/** Ends a running attempt with its grade. Of two closings at once one updates the row, the other none: pass it to insist(). */
export const closeAttempt = (w: Writing, { attemptId, status, submittedAt, responses, grade, provided }: Closing) =>
  w
    .update(quizAttempts)
    .set({
      status,
      submittedAt,
      responses,
      scorePoints: grade.scorePoints,
      maxPoints: grade.maxPoints,
      scorePercent: grade.scorePercent,
      passed: grade.passed,
    })
    .where(and(eq(quizAttempts.id, attemptId), eq(quizAttempts.status, "in_progress"), provided))
    .returning({ id: quizAttempts.id });

/** The attempt was graded by what was saved; a save that slipped in since must not be lost. */
export const savedIsStill = (responses: Responses): SQL =>
  sql`${quizAttempts.responses} = ${JSON.stringify(responses)}::jsonb`;
