import { randomUUID } from "node:crypto";
import WebSocket from "ws";

/** How every event begins on the wire. */
const mark = Buffer.from('{"seq":');

/** Where a client connects: to the room, or to the yardstick. */
export interface Address {
  address: string;
  options?: WebSocket.ClientOptions;
}

/** One of very many sockets: counts what arrives without reading it, unless it is asked to look closely. */
export class Listener {
  /** Events that have arrived. */
  heard = 0;
  /** What the room gave it to come back with. */
  pass: string | null = null;
  private sinceShown = 0;
  private constructor(
    readonly socket: WebSocket,
    private readonly attentive: ((id: string) => void) | null,
  ) {
    socket.on("message", (data: Buffer) => this.hear(data));
  }

  /** Resolves when the room has spoken first, or, where it does not (`greets`), when the socket is open. */
  static open(
    { address, options }: Address,
    how: { greets: boolean; attentive?: (id: string) => void; attempts?: number },
  ): Promise<Listener> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(address, options);
      const listener = new Listener(socket, how.attentive ?? null);
      socket.once(how.greets ? "message" : "open", (first?: Buffer) => {
        if (first) listener.pass = (JSON.parse(first.toString()) as { pass?: string }).pass ?? null;
        resolve(listener);
      });
      socket.once("error", (error) => {
        const { attempts = 3 } = how;
        if (attempts <= 1) return reject(error);
        setTimeout(
          () =>
            Listener.open({ address, ...(options ? { options } : {}) }, { ...how, attempts: attempts - 1 }).then(
              resolve,
              reject,
            ),
          200,
        );
      });
    });
  }

  private hear(data: Buffer): void {
    let count = 0;
    for (let at = data.indexOf(mark); at !== -1; at = data.indexOf(mark, at + mark.length)) count++;
    this.heard += count;
    this.sinceShown += count;
    if (this.attentive && count > 0)
      for (const { id } of (JSON.parse(data.toString()) as { e?: { id: string }[] }).e ?? []) this.attentive(id);
    if (this.sinceShown < 500) return;
    this.sinceShown = 0;
    this.socket.send(JSON.stringify({ t: "shown", upTo: Number.MAX_SAFE_INTEGER }));
  }

  send(text: string): string {
    const id = randomUUID();
    this.socket.send(JSON.stringify({ t: "send", id, text }));
    return id;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.socket.once("close", () => resolve());
      this.socket.close();
    });
  }
}

/** Opens many sockets, `width` at a time. */
export async function openMany<T>(count: number, width: number, open: (index: number) => Promise<T>): Promise<T[]> {
  const opened: T[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) opened[index] = await open(index);
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
  return opened;
}
