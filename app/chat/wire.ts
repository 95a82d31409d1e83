import { type RoomKind, roomPath } from "../../durable-objects/chat-room/protocol";
import type { Wire } from "./connection";

/** The browser around a connection to one room. */
export const browserWire = (kind: RoomKind, uuid: string): Wire => ({
  open(url, heard) {
    const socket = new WebSocket(url);
    socket.onmessage = ({ data }) => heard.message(String(data));
    socket.onclose = ({ code }) => heard.closed(code);
    return {
      send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text),
      close: () => socket.close(),
    };
  },
  later(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  now: () => Date.now(),
  random: () => Math.random(),
  online: () => navigator.onLine,
  async knock() {
    try {
      const response = await fetch(`/api/v1/chat/rooms/${kind}/${uuid}/entrances`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
      });
      return ![401, 403, 404].includes(response.status);
    } catch {
      return null;
    }
  },
});

export function socketAddress(kind: RoomKind, uuid: string): string {
  const { protocol, host } = location;
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}${roomPath(kind, uuid)}`;
}
