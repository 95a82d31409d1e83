/** What a socket keeps through hibernation. */
export interface Attached {
  person: string;
  session: string;
  host: boolean;
  /** When the door let it in, milliseconds since 1970. */
  since: number;
  /** When it last said something, as far as that is kept. */
  saidAt: number;
}

/** What is known of a socket while the object is awake. */
export interface Live extends Attached {
  socket: WebSocket;
}

/** A socket that speaks all the time is not written down all the time. */
const keepEveryMs = 5_000;

export function wake(socket: WebSocket): Live {
  const attached = socket.deserializeAttachment() as Attached;
  return { ...attached, socket };
}

export function said(live: Live, now: number): void {
  if (now - live.saidAt < keepEveryMs) return;
  live.saidAt = now;
  const { person, session, host, since, saidAt } = live;
  live.socket.serializeAttachment({ person, session, host, since, saidAt } satisfies Attached);
}
