import type { Wire } from "./connection";

/** The browser around a connection; `door` is the API's address that lets one in, for when a socket is refused and nobody says why. */
export const browserWire = (door: string): Wire => ({
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
      const response = await fetch(`/api/v1${door}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
      });
      return ![401, 403, 404, 409].includes(response.status);
    } catch {
      return null;
    }
  },
});

export function socketAddress(path: string): string {
  const { protocol, host } = location;
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}${path}`;
}
