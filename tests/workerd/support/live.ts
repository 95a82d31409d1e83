import { parseServerFrame, type ServerFrame } from "../../../durable-objects/live-session/protocol";
import { type Entrance, entranceRequest, type Facts } from "../../../durable-objects/live-session/protocol-door";
import { newUuid } from "../../../worker/kernel/ids";
import { env } from "./room";

/** A session's name that nobody else uses; it is in no table, so nothing of it is kept elsewhere. */
export const newSession = () => `default:${newUuid()}`;
export const sessionOf = (name: string) => env.LIVE_SESSION.getByName(name);
export interface SessionRpc {
  revoke(person: string, ended: { only?: string; except?: string }): Promise<number>;
  renew(person: string): Promise<number>;
  changed(facts: Facts): Promise<void>;
}
export const rpcOf = (name: string) => sessionOf(name) as unknown as SessionRpc;

export const facts = (overrides: Partial<Facts> = {}): Facts => ({
  ...{ status: "live", admission: "open", version: 1 },
  ...overrides,
});

/** Somebody at the session's own door, past the Worker's. */
export function entrance(
  overrides: Partial<Omit<Entrance, "face" | "facts">> & {
    face?: Partial<Entrance["face"]>;
    facts?: Partial<Facts>;
  } = {},
): Entrance {
  const { face, facts: said, ...rest } = overrides;
  const person = { id: newUuid(), name: "Demo Learner", nameAr: null, host: false, photo: null, ...face };
  return { session: newUuid(), asked: Date.now(), version: 1, ...rest, face: person, facts: facts(said) };
}

/** A socket, with whatever came by it and what it comes to. */
export class Attendee {
  private readonly texts: string[] = [];
  private readonly parsed: ServerFrame[] = [];
  closed: { code: number; reason: string } | null = null;

  constructor(private readonly socket: WebSocket) {
    socket.addEventListener("message", ({ data }) => {
      this.texts.push(String(data));
    });
    socket.addEventListener("close", ({ code, reason }) => {
      this.closed = { code, reason };
    });
    socket.accept();
  }

  /** Read when they are asked for: a crowd in one isolate has else nothing to do but that. */
  get frames(): readonly ServerFrame[] {
    for (const text of this.texts.splice(0)) {
      const frame = parseServerFrame(text);
      if (!frame) throw new Error(`No frame: ${text}`);
      this.parsed.push(frame);
    }
    return this.parsed;
  }

  say(frame: Record<string, unknown>): string {
    const id = newUuid();
    this.tell({ id, ...frame });
    return String(frame.id ?? id);
  }
  tell(frame: unknown): void {
    this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }
  close(): void {
    this.socket.close(1000, "");
  }

  of<T extends ServerFrame["t"]>(t: T): Extract<ServerFrame, { t: T }>[] {
    return this.frames.filter((frame): frame is Extract<ServerFrame, { t: T }> => frame.t === t);
  }
  get room() {
    return this.of("welcome").at(-1)?.room ?? null;
  }
  get you() {
    return this.frames.flatMap((frame) => (frame.t === "welcome" || frame.t === "you" ? frame.you : [])).at(-1);
  }
  get hosts() {
    return this.of("hosts").at(-1);
  }
  /** The last that was told of one. */
  question(id: string) {
    const told = this.frames.flatMap((frame) =>
      frame.t === "welcome" ? (frame.room?.questions ?? []) : frame.t === "changed" ? (frame.questions ?? []) : [],
    );
    return told.findLast((question) => question.id === id);
  }
  poll(id: string) {
    const told = this.frames.flatMap((frame) =>
      frame.t === "welcome" ? (frame.room?.polls ?? []) : frame.t === "changed" ? (frame.polls ?? []) : [],
    );
    return told.findLast((poll) => poll.id === id);
  }
  get raised() {
    return this.of("changed").findLast(({ raised }) => raised !== undefined)?.raised;
  }
  /** The ids of those whose hands are up. */
  get hands() {
    return this.frames
      .flatMap((frame) =>
        frame.t === "changed" && frame.hands
          ? [frame.hands]
          : frame.t === "welcome" && frame.room
            ? [frame.room.hands]
            : [],
      )
      .at(-1)
      ?.map(({ id }) => id);
  }

  /** Waits until `holds`. */
  async until(holds: (client: this) => boolean, what = "what was waited for"): Promise<this> {
    for (const end = Date.now() + 15_000; !holds(this); await new Promise((resolve) => setTimeout(resolve, 10)))
      if (Date.now() > end)
        throw new Error(`${what} never came; there was ${JSON.stringify(this.frames.slice(-5)).slice(0, 2_000)}`);
    return this;
  }
  untilDone = (id: string) =>
    this.until(({ frames }) => frames.some((frame) => frame.t === "done" && frame.id === id), "done");
  async untilRefused(id: string) {
    await this.until(({ frames }) => frames.some((frame) => frame.t === "refused" && frame.id === id), "a refusal");
    return this.of("refused").find((frame) => frame.id === id)?.code;
  }
  untilClosed = () => this.until(({ closed }) => closed !== null, "the end");
}

/** Comes in and waits to be welcomed, or turned away. */
export async function attend(session: string, who: Entrance = entrance()): Promise<Attendee> {
  const response = await sessionOf(session).fetch(entranceRequest(who));
  if (!response.webSocket) throw new Error(`no socket: ${response.status}`);
  const client = new Attendee(response.webSocket);
  return client.until(({ frames, closed }) => frames.length > 0 || closed !== null, "a welcome");
}
