import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import { type Duplex, pipeline, Transform } from "node:stream";
import { createWebSocketStream, WebSocketServer } from "ws";
import type { FaultInjector } from "./bridge-faults";

/** The driver's WebSocket proxy: each socket on /v2 is a plain TCP tunnel to PostgreSQL, whatever address it asks for. */
export function createTunnels(port: number, faults: FaultInjector, onPiece: () => void) {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const open = new Set<Duplex>();

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => socket.destroy());
    const path = new URL(request.url ?? "/", "http://bridge").pathname;
    if (path !== "/v2") {
      socket.end("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      return;
    }
    faults.pass().then(
      () => server.handleUpgrade(request, socket, head, (webSocket) => tunnel(createWebSocketStream(webSocket))),
      () => socket.destroy(),
    );
  }

  function tunnel(client: Duplex): void {
    const database = connect(port, "127.0.0.1");
    database.setNoDelay(true);
    const gate = new Transform({
      transform(piece, _encoding, done) {
        onPiece();
        faults.pass().then(() => done(null, piece), done);
      },
    });
    const forgetCut = faults.onRefuse(() => client.destroy());
    open.add(client);
    // Either end may close at any time; the other is closed with it, and there is nobody left to tell.
    pipeline(client, gate, database, () => client.destroy());
    pipeline(database, client, () => {
      open.delete(client);
      forgetCut();
      database.destroy();
    });
  }

  return {
    upgrade,
    get open() {
      return open.size;
    },
    stop() {
      for (const client of open) client.destroy();
      server.close();
    },
  };
}
