import type { UserStatus } from "../schema";

export type StatusMove = "suspend" | "ban" | "deactivate" | "reinstate";

/** Which state each act may start from, and where it leads. A reinstated person whose address was never proven waits for that again. */
export const statusMoves: Record<
  StatusMove,
  { from: readonly UserStatus[]; to: Exclude<UserStatus, "pending_verification"> }
> = {
  suspend: { from: ["active", "inactive", "pending_verification"], to: "suspended" },
  ban: { from: ["active", "inactive", "suspended", "pending_verification"], to: "banned" },
  deactivate: { from: ["active", "pending_verification"], to: "inactive" },
  reinstate: { from: ["inactive", "suspended", "banned"], to: "active" },
};
