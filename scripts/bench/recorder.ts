import { createServer, type IncomingMessage, request as open, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request of the app to the database: a transaction of one or more statements. */
export interface RoundTrip {
  statements: { query: string; params: unknown[] }[];
  /** `performance.now()`; null while it is on its way. */
  endedAt: number | null;
}

export interface Recorder {
  /** Takes the bridge's place: `POST <url>/sql`. */
  url: string;
  /** Forgets what was seen, and answers it. */
  take(): RoundTrip[];
  /** Resolves when nothing has been under way for `quietMs`. */
  settled(quietMs?: number): Promise<void>;
  stop(): Promise<void>;
}

/** Stands between an app and the bridge, passes everything on and keeps what was asked. */
export async function startRecorder(bridgeUrl: string): Promise<Recorder> {
  let seen: RoundTrip[] = [];
  let underWay = 0;
  let lastAt = performance.now();

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
    const body = Buffer.concat(pieces);
    const trip: RoundTrip = { statements: statementsOf(body.toString("utf8")), endedAt: null };
    seen.push(trip);
    underWay++;
    const ended = () => {
      if (trip.endedAt !== null) return;
      trip.endedAt = lastAt = performance.now();
      underWay--;
    };
    const onward = open(
      bridgeUrl + (request.url ?? "/"),
      { method: request.method, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        answer.on("end", ended);
        answer.on("error", () => response.destroy());
      },
    );
    onward.on("error", () => response.destroy());
    onward.on("close", ended);
    onward.end(body);
  }

  const server = createServer((request, response) => void pass(request, response));
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", listening);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const taken = seen;
      seen = [];
      return taken;
    },
    async settled(quietMs = 150) {
      const deadline = performance.now() + 5_000;
      while (performance.now() < deadline && (underWay > 0 || performance.now() - lastAt < quietMs))
        await new Promise((later) => setTimeout(later, 20));
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function statementsOf(body: string): RoundTrip["statements"] {
  const { queries, query, params } = JSON.parse(body) as {
    queries?: { query: string; params?: unknown[] }[];
    query?: string;
    params?: unknown[];
  };
  const all = queries ?? (query === undefined ? [] : [{ query, params }]);
  return all.map(({ query: text, params: values = [] }) => ({ query: text, params: values }));
}
