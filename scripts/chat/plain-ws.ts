import { type WebSocket, WebSocketServer } from "ws";

/**
 * The yardstick: a room in memory, without a person, a rule or a disk. It numbers what it hears and sends it to all, each message by itself
 * or, with `--batched`, gathered for eight milliseconds. Prints its port.
 */
const batched = process.argv.includes("--batched");
const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
const clients = new Set<WebSocket>();
let seq = 0;
let waiting: string[] = [];

function broadcast(events: string[]): void {
  const frame = Buffer.from(`{"t":"events","e":[${events.join(",")}]}`);
  for (const client of clients) client.send(frame, { binary: false });
}

server.on("connection", (socket) => {
  clients.add(socket);
  socket.on("close", () => clients.delete(socket));
  socket.on("message", (data) => {
    const { t, id, text } = JSON.parse(String(data)) as { t: string; id: string; text: string };
    if (t !== "send") return;
    const event = JSON.stringify({ seq: ++seq, at: Date.now(), by: "", id, k: "message", text });
    if (!batched) return broadcast([event]);
    waiting.push(event);
    if (waiting.length > 1) return;
    setTimeout(() => {
      broadcast(waiting);
      waiting = [];
    }, 8);
  });
});
server.on("listening", () => console.log((server.address() as { port: number }).port));
