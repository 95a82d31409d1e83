import { closed, FromInbox, type FromTab, ping, pong, read, version } from "../../durable-objects/inbox/protocol";
import type { BellState } from "../../worker/modules/notifications/inputs";

export interface Connection {
  /** Tries at once where it had given up or was waiting. */
  wake(): void;
}

const shortestPauseMs = 1_000;
const longestPauseMs = 60_000;
const pingEveryMs = 30_000;
const pongWithinMs = 10_000;

/** Keeps a socket to one's inbox. Lost, it comes back after ever longer pauses, each of a length of its own, so that a restart is not stormed. */
export function connect(tell: (state: BellState | null) => void): Connection {
  let socket: WebSocket | null = null;
  let pauses = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let pinging: ReturnType<typeof setInterval> | undefined;
  let pongDue: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    clearTimeout(waiting);
    if (socket) return;
    const opened = new WebSocket(`${location.origin.replace(/^http/, "ws")}/ws/inbox`);
    socket = opened;
    opened.onopen = () => {
      opened.send(JSON.stringify({ v: version, kind: "hello" } satisfies FromTab));
      pinging = setInterval(() => {
        opened.send(ping);
        pongDue = setTimeout(() => opened.close(), pongWithinMs);
      }, pingEveryMs);
    };
    opened.onmessage = ({ data }) => {
      if (data === pong) return clearTimeout(pongDue);
      const message = read(FromInbox, data);
      if (message?.kind !== "state") return;
      pauses = 0;
      tell(message.state);
    };
    opened.onclose = ({ code }) => {
      socket = null;
      clearInterval(pinging);
      clearTimeout(pongDue);
      tell(null);
      // Coming back would be refused until somebody signs in.
      if (code !== closed.sessionEnded) waiting = setTimeout(open, pause(pauses++));
    };
  }

  addEventListener("online", open);
  open();
  return { wake: open };
}

const pause = (already: number): number =>
  Math.min(longestPauseMs, shortestPauseMs * 2 ** already) * (0.5 + Math.random() / 2);
