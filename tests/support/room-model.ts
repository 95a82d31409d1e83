/// <reference types="@cloudflare/workers-types" />
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { perform } from "../../durable-objects/chat-room/acts";
import { framesOf } from "../../durable-objects/chat-room/fan-out";
import { history } from "../../durable-objects/chat-room/history";
import { type Entry, RoomLog } from "../../durable-objects/chat-room/log";
import {
  type ClientFrame,
  closeCodes,
  parseClientFrame,
  type Refusal,
  type ServerFrame,
} from "../../durable-objects/chat-room/protocol";
import type { Face } from "../../durable-objects/chat-room/protocol-events";
import type { Attached } from "../../durable-objects/chat-room/sockets";

/** As much of an object's SQLite as the room's log uses, on Node's own. */
export function sqlOf(database: DatabaseSync): SqlStorage {
  const exec = (text: string, ...values: SQLInputValue[]) => {
    const rows = database.prepare(text).all(...values);
    return { toArray: () => rows, one: () => rows[0] };
  };
  return { exec } as unknown as SqlStorage;
}

/** One end of a socket that is no socket: what the room said waits here until the test delivers it. */
export class Line {
  readonly frames: string[] = [];
  /** The room has closed it, behind all frames. */
  code: number | null = null;
  constructor(
    readonly face: Face,
    readonly attached: Attached,
  ) {}
}

/**
 * A room without a runtime: the object's own log, acts and history, and around them the little of the object that a client meets. `resume` is
 * how many events may be missed.
 */
export class RoomModel {
  readonly log = new RoomLog(sqlOf(new DatabaseSync(":memory:")));
  private readonly lines = new Set<Line>();
  private clock = 1_700_000_000_000;
  private refuseNext: Refusal | null = null;
  private readonly waiting: Entry[] = [];

  constructor(private readonly resume: number) {}

  /** Whatever is done next is refused, and what comes after it is not. */
  refuseOne(code: Refusal): void {
    this.refuseNext = code;
  }

  /** So much was said before anybody came. */
  fill(face: Face, messages: number): void {
    this.log.meet(face);
    for (let n = 1; n <= messages; n++)
      this.log.append(face.id, `before ${n}`, this.tick(), { k: "message", text: `message ${n}` });
  }

  open(face: Face, after: number | null): Line {
    const line = new Line(face, {
      person: face.id,
      session: face.id,
      role: face.role,
      kind: "course",
      blocked: false,
      since: 0,
    });
    this.flush();
    if (this.log.meet(face)) this.broadcast({ t: "people", people: [face] });
    const { head } = this.log;
    const resumes = after !== null && after <= head && head - after <= this.resume;
    const window = resumes ? undefined : { ...this.log.before(head + 1, 50), standing: this.log.standing() };
    const { mutedUntil } = this.log.sanction(face.id);
    const you = { id: face.id, role: face.role, mutedUntil };
    const people = this.log.faces([face.id, ...this.log.authors(0)]);
    tell(line, { t: "welcome", v: 1, you, head, people, present: [], here: 1, ...(window ? { window } : {}) });
    if (resumes && after < head) line.frames.push(this.seenBy(line, this.log.after(after, this.resume)));
    this.lines.add(line);
    return line;
  }

  hear(line: Line, text: string): void {
    const frame = parseClientFrame(text);
    if (!frame) throw new Error(`No frame: ${text}`);
    const reply = this.answer(line, frame);
    if (reply) tell(line, reply);
  }

  private answer(line: Line, frame: ClientFrame): ServerFrame | null {
    if (frame.t === "history") return history(frame, this.log);
    if (frame.t === "read") return this.read(line.attached.person, frame.upTo);
    if (!("id" in frame)) return null;
    const code = this.refuseNext;
    this.refuseNext = null;
    if (code) return { t: "refused", id: frame.id, code, wait: 100 };
    const outcome = perform(frame, line.attached, this.log, this.tick());
    if ("refused" in outcome) return { t: "refused", id: frame.id, code: outcome.refused };
    if ("known" in outcome) return { t: "ack", id: frame.id, seq: outcome.known };
    this.publish(outcome.entry);
    return null;
  }

  private read(person: string, upTo: number): null {
    if (upTo <= this.log.readUpTo(person) || upTo > this.log.head) return null;
    this.log.setRead(person, upTo);
    const written = this.log.append(person, `read:${upTo}`, this.tick(), { k: "read", upTo });
    if ("entry" in written) this.publish(written.entry);
    return null;
  }

  close(line: Line): void {
    this.lines.delete(line);
  }

  /** Closes everybody's socket, as an object that goes away does. */
  sendAway(code: number = closeCodes.resume): void {
    for (const line of this.lines) line.code = code;
    this.lines.clear();
  }

  private tick(): number {
    this.clock += 1000;
    return this.clock;
  }

  private publish(entry: Entry): void {
    this.waiting.push(entry);
  }

  /** A busy room gathers before it tells; what is answered to one alone may come before that. */
  flush(): void {
    const entries = this.waiting.splice(0);
    if (entries.length > 0) for (const line of this.lines) line.frames.push(this.seenBy(line, entries));
  }

  private seenBy({ face }: Line, entries: Entry[]): string {
    const frames = framesOf(entries);
    return face.role === "moderator" ? frames.moderators : frames.members;
  }

  private broadcast(frame: ServerFrame): void {
    for (const line of this.lines) tell(line, frame);
  }
}

const tell = (line: Line, frame: ServerFrame) => line.frames.push(JSON.stringify(frame));
