import type { Entrance } from "./protocol-door";

/** What a socket keeps through hibernation. */
export interface Attached {
  person: string;
  session: string;
  role: Entrance["face"]["role"];
  kind: Entrance["kind"];
  blocked: boolean;
  /** When the door let it in, milliseconds since 1970. */
  since: number;
}

/** What is known of a socket while the object is awake; a socket that slept begins anew, with nothing owed. */
export interface Live extends Attached {
  socket: WebSocket;
  /** The last number that the browser said it has drawn. */
  shown: number;
  /** Frames it may still send at once, and since when they fill up again. */
  allowance: number;
  allowanceAt: number;
}

/** A person writes no faster than this for long, and may be this much ahead. */
const framesPerSecond = 10;
const burst = 40;

export const attach = (socket: WebSocket, attached: Attached): void => socket.serializeAttachment(attached);

export function wake(socket: WebSocket, head: number): Live {
  const attached = socket.deserializeAttachment() as Attached;
  return { ...attached, socket, shown: head, allowance: burst, allowanceAt: Date.now() };
}

/** Takes one frame off the allowance; milliseconds to wait when there is none left, else 0. */
export function spend(live: Live, now: number): number {
  const grown = live.allowance + ((now - live.allowanceAt) / 1000) * framesPerSecond;
  live.allowanceAt = now;
  live.allowance = Math.min(burst, grown);
  if (live.allowance < 1) return Math.ceil(((1 - live.allowance) / framesPerSecond) * 1000);
  live.allowance -= 1;
  return 0;
}

/** A socket that is closing or gone takes nothing any more; whoever was behind it comes back and asks for what is missing. */
export function tell(socket: WebSocket, frame: string): void {
  try {
    socket.send(frame);
  } catch {
    // Its close event is on the way.
  }
}

export function shut(socket: WebSocket, code: number, reason: string): void {
  try {
    socket.close(code, reason);
  } catch {
    // Closed already.
  }
}
