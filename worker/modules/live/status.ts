import { type SessionStatus, sessionStatuses } from "./inputs";

/** A session that was cancelled or is over stays so. */
const moves: Record<SessionStatus, readonly SessionStatus[]> = {
  scheduled: ["live", "cancelled"],
  live: ["ended"],
  ended: [],
  cancelled: [],
};

export const mayBecome = (from: SessionStatus, to: SessionStatus): boolean => moves[from].includes(to);

/** From where a session may come to a status. */
export const mayBecomeFrom = (to: SessionStatus): SessionStatus[] =>
  sessionStatuses.filter((from) => mayBecome(from, to));
