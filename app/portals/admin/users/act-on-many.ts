import type { PageContext } from "../../../../worker/http/page-context";
import type { Problem } from "../../../../worker/http/problem";
import { reinstateUser, suspendUser } from "../../../../worker/modules/accounts";

export interface Outcome {
  uuid: string;
  /** Null where it was done. */
  problem: Problem | null;
}

/** The verb of one person for each of many: each its own commit, letter and line in the trail, and none held up by another's refusal. */
export const actOnMany = (
  context: Pick<PageContext, "attempt">,
  act: "suspend" | "reinstate",
  uuids: string[],
  reason: string,
): Promise<Outcome[]> =>
  Promise.all(
    uuids.slice(0, 100).map(async (uuid) => {
      const attempt =
        act === "suspend"
          ? await context.attempt(suspendUser, { uuid, reason })
          : await context.attempt(reinstateUser, { uuid });
      return { uuid, problem: attempt.ok ? null : attempt.problem };
    }),
  );
