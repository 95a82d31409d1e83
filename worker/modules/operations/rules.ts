import type { FigureWindow } from "../../kernel/ports";
import type { AlertRule } from "./schema";

/** What can be said of the platform at one moment. */
export interface Facts {
  /** The last two windows of five minutes; null where figures cannot be read. */
  windows: Pick<FigureWindow, "count" | "failed">[] | null;
  /** Messages whose commit is more than five minutes old and which no queue has taken. */
  waitingMessages: number;
  /** Given up within the last day. */
  deadLetters: number;
  /** Of the oldest line that a seal should cover by now; 0 where none waits. */
  unsealedMinutes: number;
}
export type WatchedRule = Exclude<AlertRule, "database_away">;

/** Fewer requests than this say nothing about a share. */
const enoughRequests = 20;
const mostFailedPercent = 5;
const mostUnsealedMinutes = 10;

/** Each rule with the figure that breaks it; null where it holds, undefined where nothing can be said. One table, so that the page and the mails mean the same. */
export const judge: Record<WatchedRule, (facts: Facts) => number | null | undefined> = {
  error_rate({ windows }) {
    if (!windows) return undefined;
    const count = windows.reduce((sum, window) => sum + window.count, 0);
    const failed = windows.reduce((sum, window) => sum + window.failed, 0);
    const percent = count >= enoughRequests ? (failed / count) * 100 : 0;
    return percent > mostFailedPercent ? Math.round(percent) : null;
  },
  outbox_backlog: ({ waitingMessages }) => waitingMessages || null,
  dead_letters: ({ deadLetters }) => deadLetters || null,
  sealing_behind: ({ unsealedMinutes }) => (unsealedMinutes > mostUnsealedMinutes ? unsealedMinutes : null),
};
export const watchedRules = Object.keys(judge) as WatchedRule[];
