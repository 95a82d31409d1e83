import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createFaultInjector, type Faults, Refused } from "./bridge-faults";
import { createBridgePool, type Target } from "./bridge-pool";
import { BadRequest, describeError, parseRequest, readOptions, runSql } from "./bridge-sql";
import { createTunnels } from "./bridge-tunnel";

export interface BridgeOptions {
  postgres: { port: number };
  /** 0, the default, lets the system choose. */
  port?: number;
  /** How many connections all HTTP queries together may hold, as a pooler would have it. */
  maxConnections?: number;
}

export interface BridgeStats {
  /** HTTP requests to /sql since the last reset: one round trip each. */
  roundTrips: number;
  /** The same, by the value of the request's `x-round-trip-label` header, where it has one. */
  byLabel: Record<string, number>;
  /** Pieces that clients sent through WebSockets. */
  tunnelPieces: number;
  /** Connections to PostgreSQL now, tunnels aside. */
  connections: number;
  tunnels: number;
}

export interface NeonBridge {
  /** `http://127.0.0.1:<port>`; the driver's `fetchEndpoint` is this and "/sql". */
  url: string;
  /** `127.0.0.1:<port>/v2`, for the driver's `wsProxy`. */
  wsProxy: string;
  port: number;
  readonly stats: BridgeStats;
  resetStats(): void;
  /** Latency and faults from now on. Unnamed properties stay as they are. */
  inject(faults: Faults): void;
  /** Closes the connections to a database that is about to be dropped. */
  forget(database: string): Promise<void>;
  stop(): Promise<void>;
}

/** Neon's own limit on a request. */
const maxBodyBytes = 64 * 1024 * 1024;
const maxLabels = 10_000;

/** Speaks the HTTP and WebSocket sides of `@neondatabase/serverless` and answers from a local PostgreSQL. */
export async function startNeonBridge(options: BridgeOptions): Promise<NeonBridge> {
  const pool = createBridgePool(options.postgres.port, options.maxConnections ?? 40);
  const faults = createFaultInjector();
  const counts = { roundTrips: 0, tunnelPieces: 0, byLabel: new Map<string, number>() };
  const tunnels = createTunnels(options.postgres.port, faults, () => counts.tunnelPieces++);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST" || request.url !== "/sql") return reply(response, 404, { message: "POST /sql only" });
    counts.roundTrips++;
    count(counts.byLabel, request.headers["x-round-trip-label"]);
    try {
      const body = await readBody(request);
      await faults.pass();
      const query = parseRequest(body);
      const sqlOptions = readOptions(request.headers);
      const target = readTarget(request.headers["neon-connection-string"]);
      reply(response, 200, await pool.use(target, (client) => runSql(client, query, sqlOptions)));
    } catch (error) {
      if (error instanceof Refused) {
        response.destroy();
        return;
      }
      const { status, body } = describeError(error);
      reply(response, status, body);
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  server.on("upgrade", tunnels.upgrade);
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    wsProxy: `127.0.0.1:${port}/v2`,
    port,
    get stats() {
      return {
        roundTrips: counts.roundTrips,
        byLabel: Object.fromEntries(counts.byLabel),
        tunnelPieces: counts.tunnelPieces,
        connections: pool.open,
        tunnels: tunnels.open,
      };
    },
    resetStats() {
      counts.roundTrips = 0;
      counts.tunnelPieces = 0;
      counts.byLabel.clear();
    },
    inject: faults.set,
    forget: pool.forget,
    async stop() {
      faults.set({ fail: "refuse", delayMs: 0 });
      tunnels.stop();
      server.closeAllConnections();
      await Promise.all([new Promise((closed) => server.close(closed)), pool.stop()]);
    },
  };
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.end(text);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > maxBodyBytes) throw new BadRequest(`request is larger than ${maxBodyBytes} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

/** User, password and database of the connection string. Its host is ours in any case. */
function readTarget(header: string | string[] | undefined): Target {
  const text = String(header ?? "");
  if (!URL.canParse(text)) throw new BadRequest("the Neon-Connection-String header is missing or no URL");
  const { username, password, pathname } = new URL(text);
  const database = decodeURIComponent(pathname.slice(1));
  if (!username || !database) throw new BadRequest("the connection string names no user or no database");
  return { user: decodeURIComponent(username), password: decodeURIComponent(password), database };
}

function count(byLabel: Map<string, number>, header: string | string[] | undefined): void {
  if (typeof header !== "string" || (byLabel.size >= maxLabels && !byLabel.has(header))) return;
  byLabel.set(header, (byLabel.get(header) ?? 0) + 1);
}
