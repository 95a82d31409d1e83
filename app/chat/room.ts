import {
  type Act,
  type ClientFrame,
  closeCodes,
  parseServerFrame,
  protocolVersion,
  type Refusal,
  type ServerFrame,
} from "../../durable-objects/chat-room/protocol";
import type { Attachment } from "../../durable-objects/chat-room/protocol-events";
import { Connection, type Link, type Speech, type Wire } from "./connection";
import { type Asked, frameOf, turned } from "./history";
import { type Entry, type Keeper, Outbox } from "./outbox";
import { emptyRoom, heard, noticed, type RoomState, welcomed } from "./state";

/** An act without the id that the outbox gives it. */
export type Doing = Act extends infer A ? (A extends Act ? Omit<A, "id"> : never) : never;
export type Version = Extract<ServerFrame, { t: "versions" }>["versions"][number];

type StoppedFor = "reload" | "banned";
const speech: Speech<ServerFrame, StoppedFor> = {
  version: protocolVersion,
  parse: parseServerFrame,
  forGood: { [closeCodes.reload]: "reload", [closeCodes.revoked]: "revoked", [closeCodes.banned]: "banned" },
  comeBack: [closeCodes.resume, closeCodes.renew],
};

/** All that a page draws. A new object whenever anything has changed. */
export interface Snapshot {
  room: RoomState;
  outbox: readonly Entry[];
  link: Link<StoppedFor>;
  /** What was refused last, other than a message that waits for its author. */
  refusal: { code: Refusal; wait: number; nr: number } | null;
  /** History is on its way. */
  asking: Asked["for"] | null;
  /** What a message said before, as a moderator asked. */
  versions: { target: number; versions: Version[] } | null;
  /** Messages of others that came by themselves, counted: what a screen reader is told. */
  arrived: number;
}

const shownAfterMs = 250;
const shownAfterEvents = 64;
const readAfterMs = 2_000;
const typingEveryMs = 3_000;
/** Before what was refused for haste is sent again. */
const leastPatienceMs = 100;

/** A room as a page has it: what the room says, what one does, and the socket between. */
export class Room {
  snapshot: Snapshot;
  private readonly connection: Connection<ServerFrame, StoppedFor>;
  private readonly outbox: Outbox;
  private readonly listeners = new Set<() => void>();
  private asked: { nr: number; what: Asked }[] = [];
  private askedSoFar = 0;
  private begun = false;
  private shownUpTo = 0;
  private cancelShown: (() => void) | null = null;
  private pass: string | null = null;
  private readWanted = 0;
  private readTold = 0;
  private cancelRead: (() => void) | null = null;
  private typedAt = Number.NEGATIVE_INFINITY;

  constructor(
    path: string,
    private readonly me: string,
    private readonly wire: Wire,
    keeper: Keeper,
    private readonly newId: () => string,
  ) {
    this.outbox = new Outbox(keeper);
    this.connection = new Connection(path, wire, speech, {
      after: () => (this.begun ? this.snapshot.room.head : null),
      pass: () => this.pass,
      frame: (frame) => this.receive(frame),
      changed: () => this.publish({}),
      closed: () => this.closed(),
    });
    this.snapshot = {
      room: emptyRoom,
      outbox: this.outbox.entries,
      link: this.connection.link,
      refusal: null,
      asking: null,
      versions: null,
      arrived: 0,
    };
  }

  start = () => this.connection.start();
  stop = () => {
    this.connection.stop();
    this.cancelShown?.();
    this.cancelRead?.();
  };
  hurry = () => this.connection.hurry();
  offline = () => this.connection.offline();

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  read = (): Snapshot => this.snapshot;

  /** Does something: drawn at once, kept until the room has stored it, sent as soon as there is a connection. */
  act(doing: Doing, files?: readonly Attachment[]): string {
    const id = this.newId();
    this.outbox.add({ ...doing, id } as Act, this.wire.now(), files);
    if (doing.t === "send") this.typedAt = Number.NEGATIVE_INFINITY;
    this.publish({});
    this.pump();
    return id;
  }

  retry(id: string): void {
    this.outbox.retry(id);
    this.publish({});
    this.pump();
  }

  discard(id: string): void {
    this.outbox.remove(id);
    this.publish({});
  }

  /** Asks for a page of history, unless the same is on its way. */
  ask(asked: Asked): void {
    if (this.connection.link.is !== "open" || this.asked.some(({ what }) => what.for === asked.for)) return;
    const nr = ++this.askedSoFar;
    this.asked.push({ nr, what: asked });
    this.send(frameOf(asked, nr));
    this.publish({});
  }

  /** Back to the newest messages. */
  leaveHistory(): void {
    this.publish({ room: { ...this.snapshot.room, away: null } });
  }

  askVersions(target: number): void {
    this.publish({ versions: null });
    this.send({ t: "versions", target });
  }

  /** The reader has seen up to here; told to the room every so often. */
  seen(upTo: number): void {
    if (upTo <= Math.max(this.readWanted, this.snapshot.room.read[this.me] ?? 0)) return;
    this.readWanted = upTo;
    this.cancelRead ??= this.wire.later(this.readTold === 0 ? 0 : readAfterMs, () => this.tellRead());
  }

  typing(): void {
    const now = this.wire.now();
    if (now - this.typedAt < typingEveryMs) return;
    this.typedAt = now;
    this.send({ t: "typing" });
  }

  private tellRead(): void {
    this.cancelRead = null;
    this.readTold = this.readWanted;
    this.send({ t: "read", upTo: this.readWanted });
  }

  private send(frame: ClientFrame): void {
    this.connection.send(JSON.stringify(frame));
  }

  private pump(): void {
    if (this.connection.link.is !== "open") return;
    const act = this.outbox.next();
    if (act) this.send(act);
  }

  private closed(): void {
    this.outbox.grounded();
    this.asked = [];
    // A mark that the room may not have written is told again.
    this.readWanted = 0;
    this.cancelRead?.();
    this.cancelRead = null;
  }

  private receive(frame: ServerFrame): void {
    const { room } = this.snapshot;
    switch (frame.t) {
      case "welcome":
        this.welcomed(frame);
        break;
      case "events":
        this.events(frame.e);
        break;
      case "ack":
        this.outbox.settle(frame.id);
        this.publish({});
        this.pump();
        break;
      case "refused":
        this.refused(frame.id, frame.code, frame.wait ?? 0);
        break;
      case "history": {
        // The room answers in the order it was asked: what was asked before this page was for is not answered any more.
        const asked = this.asked.find(({ nr }) => nr === frame.nr);
        if (asked) this.asked = this.asked.filter(({ nr }) => nr > asked.nr);
        this.publish(asked ? { room: turned(room, asked.what, frame) } : {});
        break;
      }
      case "versions":
        this.publish({ versions: { target: frame.target, versions: frame.versions } });
        break;
      default:
        this.publish({ room: noticed(room, frame, this.wire.now()) });
    }
  }

  private welcomed(frame: Extract<ServerFrame, { t: "welcome" }>): void {
    this.begun = true;
    this.pass = frame.pass ?? null;
    for (const { by, id } of frame.window?.messages ?? []) if (by === this.me) this.outbox.settle(id);
    if (frame.window) this.shownUpTo = frame.head;
    this.publish({ room: welcomed(this.snapshot.room, frame) });
    this.pump();
  }

  private events(events: readonly unknown[]): void {
    const { state, gap, fresh } = heard(this.snapshot.room, events);
    let others = 0;
    for (const event of fresh) {
      if (event.by === this.me) this.outbox.settle(event.id);
      else if (event.k === "message") others += 1;
    }
    this.publish({ room: state, arrived: this.snapshot.arrived + others });
    this.tellShown();
    if (gap) this.connection.again();
    else this.pump();
  }

  /** What flow control goes by: up to where this page has got. */
  private tellShown(): void {
    const { head } = this.snapshot.room;
    const tell = () => {
      this.cancelShown?.();
      this.cancelShown = null;
      this.shownUpTo = this.snapshot.room.head;
      this.send({ t: "shown", upTo: this.shownUpTo });
    };
    if (head - this.shownUpTo >= shownAfterEvents) tell();
    else if (head > this.shownUpTo) this.cancelShown ??= this.wire.later(shownAfterMs, tell);
  }

  private refused(id: string | null, code: Refusal, wait: number): void {
    const act = id === null ? null : this.outbox.refuse(id, code);
    // One that names no act answers the oldest page that was asked for, if any; for haste alone nobody is bothered.
    if (id === null) this.asked.shift();
    const isTold = id === null ? code !== "too_fast" : act !== null && act.t !== "send";
    this.publish(isTold ? { refusal: { code, wait, nr: (this.snapshot.refusal?.nr ?? 0) + 1 } } : {});
    if (act) this.pump();
    else this.wire.later(Math.max(wait, leastPatienceMs), () => this.pump());
  }

  private publish(change: Partial<Snapshot>): void {
    const link = this.connection?.link ?? this.snapshot.link;
    const asking = this.asked[0]?.what.for ?? null;
    this.snapshot = { ...this.snapshot, ...change, link, asking, outbox: this.outbox.entries };
    for (const listener of this.listeners) listener();
  }
}
