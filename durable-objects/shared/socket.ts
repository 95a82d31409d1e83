/** A person writes no faster than this for long, and may be this much ahead. */
const framesPerSecond = 10;
export const burst = 40;

/** Frames that a socket may still send at once, and since when they fill up again. */
export interface Allowance {
  allowance: number;
  allowanceAt: number;
}

/** Takes one frame off the allowance; milliseconds to wait when there is none left, else 0. */
export function spend(live: Allowance, now: number): number {
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
