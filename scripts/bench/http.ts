import { Agent, request as open } from "node:http";

/** A request to an app on loopback. */
export interface Ask {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  headers?: Record<string, string>;
  body?: string;
}
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  bytes: number;
  /** From the first byte sent to the last received. */
  ms: number;
  /** `performance.now()` at the last byte. */
  endedAt: number;
}
/** Where an app listens: always on 127.0.0.1, called by the name that it knows itself by. */
export interface Door {
  port: number;
  host: string;
}

export const doorOf = (url: string): Door => ({ port: Number(new URL(url).port), host: new URL(url).host });

/** workerd closes what is idle for five seconds; a request that is sent at that very moment would be lost, so ours are closed before. */
const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 4_000 });
export const closeConnections = () => agent.destroy();

export function send(door: Door, { method = "GET", path, headers, body }: Ask): Promise<Answer> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = open(
      {
        agent,
        host: "127.0.0.1",
        port: door.port,
        method,
        path,
        headers: {
          host: door.host,
          ...headers,
          ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
        },
      },
      async (incoming) => {
        try {
          const pieces: Buffer[] = [];
          for await (const piece of incoming as AsyncIterable<Buffer>) pieces.push(piece);
          const bytes = Buffer.concat(pieces);
          const endedAt = performance.now();
          const { statusCode = 0, headers: said } = incoming;
          resolve({
            status: statusCode,
            headers: said,
            body: bytes.toString("utf8"),
            bytes: bytes.length,
            ms: endedAt - began,
            endedAt,
          });
        } catch (error) {
          reject(error as Error);
        }
      },
    );
    outgoing.setTimeout(30_000, () => outgoing.destroy(new Error(`${method} ${path} had no answer in 30 s`)));
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** The same, and an error with the answer's words unless its status is 2xx. */
export async function insistOn(door: Door, ask: Ask): Promise<Answer> {
  const answer = await send(door, ask);
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new Error(`${ask.method ?? "GET"} ${ask.path} answered ${answer.status}: ${answer.body.slice(0, 400)}`);
}

/** A call of the API by the owner of `token`. */
export function call(token: string | null, method: NonNullable<Ask["method"]>, path: string, body?: object): Ask {
  return {
    method,
    path: `/api/v1${path}`,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

/** A page as the owner of `token` sees it. */
export const page = (path: string, token?: string): Ask => ({
  path,
  headers: token === undefined ? {} : { cookie: `__Host-session=${token}` },
});
