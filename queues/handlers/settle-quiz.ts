import { settleQuiz } from "../../worker/modules/progress";
import type { Handler } from "../run";

/** Where the page that handed the attempt in never got to say so. */
export const settle: Handler<"attempt.graded"> = ({ attemptUuid }, { runner }) =>
  runner.run(settleQuiz, { attemptUuid });
