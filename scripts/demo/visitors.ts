import { createHash } from "node:crypto";
import type pg from "pg";
import WebSocket from "ws";
import { openSession } from "../bench/people";

/** Demo people at the doors that everybody uses, each with a session that is gone afterwards. */
export class Visitors {
  private readonly sockets = new Map<string, WebSocket>();
  private readonly tokens: string[] = [];

  constructor(
    private readonly client: pg.Client,
    private readonly url: string,
  ) {}

  /** Opens the socket at `path` and waits until somebody is welcomed. */
  async enter(email: string, path: string): Promise<void> {
    const { rows } = await this.client.query<{ id: string }>("select id from users where email = $1", [email]);
    const token = await openSession(this.client, rows[0]?.id ?? "");
    this.tokens.push(token);
    const { host, port } = new URL(this.url);
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}?v=1`, {
      headers: { host, cookie: `__Host-session=${token}` },
      origin: this.url,
    });
    await new Promise<void>((resolve, reject) => {
      socket.once("message", () => resolve());
      socket.once("error", reject);
    });
    this.sockets.set(email, socket);
  }

  /** Does one thing, under an id that is always the same, and waits until it is heard of again. */
  async act(email: string, id: string, act: object): Promise<void> {
    const socket = this.sockets.get(email);
    if (!socket) throw new Error(`${email} is not there`);
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the demo's ${JSON.stringify(act)} was not taken`)), 10_000);
      socket.on("message", function hear(data) {
        if (!String(data).includes(id)) return;
        clearTimeout(late);
        socket.off("message", hear);
        resolve();
      });
      socket.send(JSON.stringify({ ...act, id }));
    });
  }

  async leave(): Promise<void> {
    for (const socket of this.sockets.values()) socket.close();
    const hashes = this.tokens.map((token) => createHash("sha256").update(token).digest("hex"));
    await this.client.query("delete from user_sessions where id = any ($1)", [hashes]);
  }
}

/** The same id for the same name, whenever it is said. */
export function idOf(name: string): string {
  const hash = createHash("sha256").update(name).digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
