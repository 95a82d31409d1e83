import type { Refusal, ServerFrame } from "./protocol";
import type { Entrance } from "./protocol-door";

/** What a socket keeps through hibernation. */
export interface Attached {
  person: string;
  session: string;
  role: Entrance["face"]["role"];
  kind: Entrance["kind"];
  blocked: boolean;
  quiet?: boolean;
  /** When the door let it in, milliseconds since 1970. */
  since: number;
}

/** What is known of a socket while the object is awake; a socket that slept begins anew, with nothing owed. */
export interface Live extends Attached {
  socket: WebSocket;
  /** The last number that the browser said it has drawn. */
  shown: number;
}

export const attach = (socket: WebSocket, attached: Attached): void => socket.serializeAttachment(attached);

export function wake(socket: WebSocket, head: number): Live {
  const attached = socket.deserializeAttachment() as Attached;
  return { ...attached, socket, shown: head };
}

/** What one socket is told instead of what it asked for. */
export const refusal = (id: string | null, code: Refusal, wait?: number): ServerFrame => ({
  t: "refused",
  id,
  code,
  ...(wait === undefined ? {} : { wait }),
});
