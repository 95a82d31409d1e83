/** A person writes no faster than this for long, and may be this much ahead. */
const framesPerSecond = 10;
const burst = 40;
/** From so many people on, those who have been quiet are forgotten. */
const remembered = 500;

/** What each person may still send at once, by however many sockets: whoever opens ten tabs is no faster than with one. */
export class Allowances {
  private readonly left = new Map<string, { frames: number; at: number }>();

  /** Takes a frame off somebody's allowance, or a part of one; milliseconds to wait when there is none left, else 0. */
  spend(person: string, now: number, frames = 1): number {
    const before = this.left.get(person) ?? this.begin(now);
    const has = Math.min(burst, before.frames + ((now - before.at) / 1000) * framesPerSecond);
    const isEnough = has >= frames;
    this.left.set(person, { frames: isEnough ? has - frames : has, at: now });
    return isEnough ? 0 : Math.ceil(((frames - has) / framesPerSecond) * 1000);
  }

  private begin(now: number) {
    if (this.left.size >= remembered)
      for (const [person, { at }] of this.left)
        if (now - at > (burst / framesPerSecond) * 1000) this.left.delete(person);
    return { frames: burst, at: now };
  }
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
