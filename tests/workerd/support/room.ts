import { env as bindings } from "cloudflare:workers";
import { parseServerFrame, type ServerFrame } from "../../../durable-objects/chat-room/protocol";
import { type Entrance, entranceRequest } from "../../../durable-objects/chat-room/protocol-door";
import { parseEvent, type RoomEvent } from "../../../durable-objects/chat-room/protocol-events";
import type { Env } from "../../../worker/env";
import { newUuid } from "../../../worker/kernel/ids";

export const env = bindings as unknown as Env;

/** A room's name that nobody else uses; its course is in no table, so nothing of it is copied. */
export const newRoom = () => `default:course:${newUuid()}`;
export const stubOf = (room: string) => env.CHAT_ROOM.getByName(room);

/** Somebody at the room's own door, past the Worker's. */
export function entrance(
  overrides: Partial<Omit<Entrance, "face">> & { face?: Partial<Entrance["face"]> } = {},
): Entrance {
  const { face, ...rest } = overrides;
  const person = { id: newUuid(), name: "Demo Learner", nameAr: null, role: "member" as const, photo: null, ...face };
  return {
    session: newUuid(),
    kind: "course",
    blocked: false,
    quiet: false,
    keepDays: null,
    pass: newUuid(),
    until: Date.now() + 3_600_000,
    asked: Date.now(),
    version: 1,
    after: null,
    ...rest,
    face: person,
  };
}

/** A socket, with whatever came by it. */
export class Client {
  readonly frames: ServerFrame[] = [];
  closed: { code: number; reason: string } | null = null;
  private waiting: (() => void)[] = [];

  constructor(private readonly socket: WebSocket) {
    socket.addEventListener("message", ({ data }) => {
      const frame = parseServerFrame(String(data));
      if (!frame) throw new Error(`No frame: ${data}`);
      this.frames.push(frame);
      this.wakeUp();
    });
    socket.addEventListener("close", ({ code, reason }) => {
      this.closed = { code, reason };
      this.wakeUp();
    });
    socket.accept();
  }

  private wakeUp(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  say(frame: Record<string, unknown>): string {
    const id = newUuid();
    this.socket.send(JSON.stringify({ id, ...frame }));
    return id;
  }

  /** Frames that carry no id of their own. */
  tell(frame: Record<string, unknown> | string): void {
    this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  close(): void {
    this.socket.close(1000, "");
  }

  get events(): RoomEvent[] {
    return this.frames.flatMap((frame) => (frame.t === "events" ? frame.e.map((e) => parseEvent(e) as RoomEvent) : []));
  }

  of<T extends ServerFrame["t"]>(t: T): Extract<ServerFrame, { t: T }>[] {
    return this.frames.filter((frame): frame is Extract<ServerFrame, { t: T }> => frame.t === t);
  }

  /** Waits until `holds`. */
  async until(holds: (client: Client) => boolean, what = "what was waited for"): Promise<this> {
    for (const end = Date.now() + 5_000; !holds(this); ) {
      if (Date.now() > end) throw new Error(`${what} never came; there was ${JSON.stringify(this.frames.slice(-5))}`);
      await Promise.race([
        new Promise<void>((resolve) => this.waiting.push(resolve)),
        new Promise((resolve) => setTimeout(resolve, 200)),
      ]);
    }
    return this;
  }

  untilSeq(seq: number): Promise<this> {
    return this.until(({ events, frames }) => {
      const welcome = frames.find((frame) => frame.t === "welcome");
      return (events.at(-1)?.seq ?? (welcome?.t === "welcome" && welcome.window ? welcome.head : 0)) >= seq;
    }, `number ${seq}`);
  }
}

/** Comes in and waits to be welcomed. */
export async function join(room: string, who: Entrance = entrance()): Promise<Client> {
  const response = await stubOf(room).fetch(entranceRequest(who));
  if (!response.webSocket) throw new Error(`no socket: ${response.status}`);
  const client = new Client(response.webSocket);
  return client.until(({ frames, closed }) => frames.length > 0 || closed !== null, "a welcome");
}
