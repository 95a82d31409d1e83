import type { Face } from "../../durable-objects/chat-room/protocol-events";
import type { Line, RoomModel } from "../../tests/support/room-model";
import type { Socket, Wire } from "./connection";
import type { Entry, Keeper } from "./outbox";
import { Room } from "./room";

export const uuidOf = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

type Heard = Parameters<Wire["open"]>[1];
interface Timer {
  at: number;
  work: () => void;
}

/** Somebody's page: a room of the app on a wire whose clock, luck and losses the test decides. */
export class Page {
  room!: Room;
  now = 0;
  private online = true;
  /** What the door says of oneself. */
  welcome: boolean | null = true;
  sent: string[] = [];
  urls: string[] = [];
  line: Line | null = null;
  private heard: Heard | null = null;
  private timers: Timer[] = [];
  private readonly kept = new Map<string, Entry>();
  private ids = 0;

  constructor(
    readonly face: Face,
    private readonly model: RoomModel,
    private readonly nr = 1,
  ) {
    this.load();
  }

  /** A page is opened, or opened anew: nothing is left but what was kept. */
  load(): void {
    this.room?.stop();
    this.timers = [];
    const keeper: Keeper = {
      all: () => [...this.kept.values()],
      keep: (entry) => void this.kept.set(entry.act.id, entry),
      drop: (id) => void this.kept.delete(id),
    };
    this.room = new Room("/room", this.face.id, this.wire(), keeper, () => uuidOf(this.nr * 1_000_000 + ++this.ids));
    this.room.start();
  }

  goOffline(): void {
    this.online = false;
    this.room.offline();
  }

  goOnline(): void {
    this.online = true;
    this.room.hurry();
  }

  private forget(timer: Timer): void {
    this.timers = this.timers.filter((other) => other !== timer);
  }

  private wire(): Wire {
    return {
      open: (url, heard) => this.open(url, heard),
      later: (ms, work) => {
        const timer = { at: this.now + ms, work };
        this.timers.push(timer);
        return () => this.forget(timer);
      },
      now: () => this.now,
      random: () => 1,
      online: () => this.online,
      knock: async () => this.welcome,
    };
  }

  private open(url: string, heard: Heard): Socket {
    this.urls.push(url);
    const after = new URL(url, "https://x").searchParams.get("after");
    const line = this.model.open(this.face, after === null ? null : Number(after));
    const socket: Socket = {
      send: (text) => {
        this.sent.push(text);
        if (text !== "ping" && this.line === line) this.model.hear(line, text);
      },
      close: () => {
        this.model.close(line);
        if (this.line === line) this.line = null;
      },
    };
    [this.line, this.heard] = [line, heard];
    return socket;
  }

  /** Delivers so many of the frames that wait, and the room's goodbye behind the last. */
  deliver(count = Number.POSITIVE_INFINITY): void {
    for (let n = 0; n < count && this.line; n++) {
      const text = this.line.frames.shift();
      if (text !== undefined) this.heard?.message(text);
      else if (this.line.code === null) return;
      else this.end(this.line.code);
    }
  }

  /** All that the room has to say. */
  hearAll(): void {
    this.model.flush();
    this.deliver();
  }

  /** The frame that waits first is delivered, and will be again. */
  twice(): void {
    const text = this.line?.frames[0];
    if (text !== undefined) this.heard?.message(text);
  }

  /** The frame that waits first never arrives. */
  lose(): void {
    // Behind the welcome: a socket without one is a socket that failed.
    if (this.line && !this.line.frames[0]?.includes('"welcome"')) this.line.frames.shift();
  }

  /** The socket ends, with whatever was on its way. */
  end(code = 1006): void {
    const { heard, line } = this;
    if (line) this.model.close(line);
    this.line = null;
    heard?.closed(code);
  }

  pass(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const [next] = this.timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.forget(next);
      this.now = Math.max(this.now, next.at);
      next.work();
    }
    this.now = until;
  }
}

/** Lets everybody come back, hear everything and be heard. */
export function settle(pages: Page[], rounds = 400): void {
  for (let round = 0; round < rounds; round++) {
    for (const page of pages) {
      page.hearAll();
      page.pass(1_000);
    }
    if (pages.every(isQuiet)) return;
  }
  throw new Error("It never came to rest");
}

const isQuiet = ({ room: { snapshot }, line }: Page): boolean =>
  snapshot.link.is === "open" && snapshot.outbox.every(({ refused }) => refused) && line?.frames.length === 0;
