import type { CommandContext } from "../../kernel/context";
import { insist } from "../../kernel/database";
import { closeAttempt, savedIsStill } from "./close-attempt";
import { grade } from "./grade";
import { graded } from "./graded";
import type { PaperQuestion, Responses } from "./schema";

interface Late {
  id: number;
  uuid: string;
  deadlineAt: Date | null;
  paper: PaperQuestion[];
  responses: Responses;
  passPercent: number;
}

/** Ends an attempt whose time is over with the grade of what was saved in time. "conflict" where it was saved or closed meanwhile. */
export const closeLate = (ctx: CommandContext<"conflict">, attempt: Late) =>
  ctx.commit({
    statements: (w) => [
      insist(
        w,
        closeAttempt(w, {
          attemptId: attempt.id,
          status: "expired",
          submittedAt: attempt.deadlineAt ?? ctx.now,
          responses: attempt.responses,
          grade: grade(attempt.paper, attempt.responses, attempt.passPercent),
          provided: savedIsStill(attempt.responses),
        }),
        "conflict",
      ),
    ],
    events: [graded(attempt.uuid)],
    unkeyed: true,
  });
