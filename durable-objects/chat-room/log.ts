import { Marks } from "./marks";
import { Offers } from "./offers";
import { Passes } from "./passes";
import { limits } from "./protocol";
import type { Face, Message, RoomEvent, Standing } from "./protocol-events";
import { applied, said } from "./protocol-state";
import { Rations } from "./rations";
import { schema } from "./schema";

type Kind = RoomEvent["k"];
/** An event as it is kept and sent: its JSON, which is written once. */
export interface Entry {
  seq: number;
  k: Kind;
  json: string;
}
/** What an event says beside its number, time, person and id. */
export type Said = Exclude<Numbered, { k: "withheld" }>;
type Numbered = RoomEvent extends infer E ? (E extends RoomEvent ? Omit<E, "seq" | "at" | "by" | "id"> : never) : never;
type MessageEvent = Extract<RoomEvent, { k: "message" }>;
export interface Sanction {
  /** Milliseconds since 1970; null for until it is taken back, 0 for none. */
  mutedUntil: number | null;
  banned: boolean;
}

/**
 * The room's log, in the object's SQLite: every event by its number, and beside each message what later events made of it. Writes are
 * synchronous, and the runtime holds back whatever is sent until they are on disk: nobody is told of what could be lost.
 */
export class RoomLog {
  head: number;
  slow: number;
  readonly offers: Offers;
  readonly marks: Marks;
  readonly passes: Passes;
  readonly rations: Rations;

  /** @param day characters that one person may write in a day */
  constructor(
    private readonly sql: SqlStorage,
    day: number = limits.day,
  ) {
    for (const statement of schema) sql.exec(statement);
    this.offers = new Offers(sql);
    this.marks = new Marks(sql);
    this.passes = new Passes(sql);
    this.rations = new Rations(sql, day);
    this.head = sql.exec<{ head: number }>("select coalesce(max(seq), 0) as head from events").one().head;
    this.slow = this.meta("slow");
  }

  /** Appends an event, or answers with the number that `by` has already given this id. */
  append(by: string, id: string, at: number, what: Said): { entry: Entry } | { known: number } {
    const seq = this.head + 1;
    const json = JSON.stringify({ seq, at, by, id, ...what });
    const target = "target" in what ? what.target : null;
    const written = this.sql.exec(
      "insert into events (seq, by, id, k, target, json) values (?, ?, ?, ?, ?, ?) on conflict (by, id) do nothing returning 1",
      ...[seq, by, id, what.k, target, json],
    );
    if (written.toArray().length === 0) return { known: this.numberOf(by, id) ?? 0 };
    this.head = seq;
    return { entry: { seq, k: what.k, json } };
  }

  /** The number under which `by` has given this id; null for none. */
  numberOf(by: string, id: string): number | null {
    const [row] = this.sql.exec<{ seq: number }>("select seq from events where by = ? and id = ?", by, id).toArray();
    return row?.seq ?? null;
  }

  kindOf(seq: number): Kind | null {
    const [row] = this.sql.exec<{ k: Kind }>("select k from events where seq = ?", seq).toArray();
    return row?.k ?? null;
  }

  /** Events after `seq`, oldest first, `limit` at most. */
  after(seq: number, limit: number): Entry[] {
    return this.sql
      .exec<{ seq: number; k: Kind; json: string }>(
        "select seq, k, json from events where seq > ? order by seq limit ?",
        seq,
        limit,
      )
      .toArray();
  }

  /** Who had a hand in what came after `seq`. */
  authors(seq: number): string[] {
    return this.sql
      .exec<{ by: string }>("select distinct by from events where seq > ?", seq)
      .toArray()
      .map(({ by }) => by);
  }

  message(seq: number): Message | null {
    const [row] = this.sql
      .exec<MessageRow>("select json, now from events where seq = ? and k = 'message'", seq)
      .toArray();
    return row ? toMessage(row) : null;
  }

  /** Lets an event change the message it is about. */
  change(message: Message, event: RoomEvent): void {
    this.sql.exec("update events set now = ? where seq = ?", JSON.stringify(applied(message, event)), message.seq);
  }

  /** Takes the words of a message, and of its edits, out of what members are sent; moderators find them in `versions`. */
  withdraw(seq: number): void {
    for (const { seq: place, json } of this.wordsOf(seq)) {
      const { text: _, files: __, ...rest } = JSON.parse(json) as MessageEvent;
      this.sql.exec("insert into withdrawn (seq, json) values (?, ?) on conflict do nothing", place, json);
      this.sql.exec("update events set json = ? where seq = ?", JSON.stringify({ ...rest, text: "" }), place);
    }
  }

  /** Makes nothing of all that came before `seq`, and of what was done to it later: the numbers stay, so that nobody misses one. */
  forget(seq: number): void {
    this.sql.exec(
      `update events set k = 'withheld', now = null,
         json = json_object('seq', seq, 'at', json_extract(json, '$.at'), 'by', '', 'id', '', 'k', 'withheld')
       where (seq < ?1 or target < ?1) and k <> 'withheld'`,
      seq,
    );
    this.sql.exec("delete from withdrawn where seq < ?1", seq);
    this.sql.exec("delete from pins where seq < ?1", seq);
    this.offers.forget(seq);
  }

  /** What a message said, the first words first. */
  versions(seq: number): { at: number; by: string; text: string }[] {
    return this.wordsOf(seq).map(({ json, kept }) => {
      const { at, by, text } = JSON.parse(kept ?? json) as MessageEvent;
      return { at, by, text };
    });
  }

  private wordsOf(seq: number) {
    return this.sql
      .exec<{ seq: number; json: string; kept: string | null }>(
        `select e.seq, e.json, w.json as kept from events e left join withdrawn w on w.seq = e.seq
         where e.seq = ?1 or (e.target = ?1 and e.k = 'edited') order by e.seq`,
        seq,
      )
      .toArray();
  }

  /** The last messages before `seq`, oldest first; `more` when there are older ones. */
  before(seq: number, count: number): { messages: Message[]; more: boolean } {
    const rows = this.sql
      .exec<MessageRow>(
        "select json, now from events where k = 'message' and seq < ? order by seq desc limit ?",
        seq,
        count + 1,
      )
      .toArray();
    return { messages: rows.slice(0, count).reverse().map(toMessage), more: rows.length > count };
  }

  /** The first messages from `seq` on; `more` when there are newer ones. */
  from(seq: number, count: number): { messages: Message[]; more: boolean } {
    const rows = this.sql
      .exec<MessageRow>(
        "select json, now from events where k = 'message' and seq >= ? order by seq limit ?",
        seq,
        count + 1,
      )
      .toArray();
    return { messages: rows.slice(0, count).map(toMessage), more: rows.length > count };
  }

  /** The number of the first message said at `at` or later; past the head for none. Numbers and times grow together. */
  firstAt(at: number): number {
    let [low, high] = [1, this.head + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [row] = this.sql.exec<{ json: string }>("select json from events where seq = ?", middle).toArray();
      if (row && (JSON.parse(row.json) as RoomEvent).at < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  standing(): Standing {
    const reads = this.sql.exec<{ person: string; up_to: number }>(
      "select person, up_to from reads order by up_to desc limit 500",
    );
    return {
      head: this.head,
      slow: this.slow,
      read: Object.fromEntries(reads.toArray().map(({ person, up_to }) => [person, up_to])),
      pins: this.pins(),
    };
  }

  private pins(): Message[] {
    return this.sql
      .exec<MessageRow>("select e.json, e.now from pins p join events e on e.seq = p.seq order by p.at desc limit 50")
      .toArray()
      .map(toMessage);
  }

  pin(seq: number, on: boolean): void {
    this.sql.exec("delete from pins where seq = ?", seq);
    if (on) this.sql.exec("insert into pins (seq, at) values (?, ?)", seq, this.head);
  }

  readUpTo(person: string): number {
    const [row] = this.sql.exec<{ up_to: number }>("select up_to from reads where person = ?", person).toArray();
    return row?.up_to ?? 0;
  }

  setRead(person: string, upTo: number): void {
    this.sql.exec(
      "insert into reads (person, up_to) values (?, ?) on conflict (person) do update set up_to = excluded.up_to",
      person,
      upTo,
    );
  }

  setSlow(seconds: number): void {
    this.slow = seconds;
    this.setMeta("slow", seconds);
  }

  sanction(person: string): Sanction {
    const [row] = this.sql
      .exec<{ muted_until: number | null; banned: number }>(
        "select muted_until, banned from sanctions where person = ?",
        person,
      )
      .toArray();
    return row ? { mutedUntil: row.muted_until, banned: row.banned === 1 } : { mutedUntil: 0, banned: false };
  }

  setSanction(person: string, { mutedUntil, banned }: Sanction): void {
    this.sql.exec(
      `insert into sanctions (person, muted_until, banned) values (?, ?, ?)
       on conflict (person) do update set muted_until = excluded.muted_until, banned = excluded.banned`,
      ...[person, mutedUntil, banned ? 1 : 0],
    );
  }

  /** When a person last said something, as far as the room was slow then. */
  spokeAt(person: string): number {
    const [row] = this.sql.exec<{ at: number }>("select at from spoke where person = ?", person).toArray();
    return row?.at ?? 0;
  }

  setSpoke(person: string, at: number): void {
    this.sql.exec(
      "insert into spoke (person, at) values (?, ?) on conflict (person) do update set at = excluded.at",
      person,
      at,
    );
  }

  /** Keeps who somebody is; false when nothing is new. */
  meet(face: Face): boolean {
    const json = JSON.stringify(face);
    const met = this.sql.exec(
      `insert into people (id, json) values (?, ?)
       on conflict (id) do update set json = excluded.json where json <> excluded.json returning 1`,
      ...[face.id, json],
    );
    return met.toArray().length > 0;
  }

  /** Who the ids are, as far as they were ever here. */
  faces(ids: Iterable<string>): Face[] {
    const asked = JSON.stringify([...new Set(ids)]);
    return this.sql
      .exec<{ json: string }>("select json from people where id in (select value from json_each(?))", asked)
      .toArray()
      .map(({ json }) => JSON.parse(json) as Face);
  }

  /** A number kept under a name: 0 until it is set. */
  meta(name: string): number {
    const [row] = this.sql.exec<{ value: number }>("select value from meta where name = ?", name).toArray();
    return row?.value ?? 0;
  }

  setMeta(name: string, value: number): void {
    this.sql.exec(
      "insert into meta (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
      name,
      value,
    );
  }
}

interface MessageRow extends Record<string, SqlStorageValue> {
  json: string;
  /** What later events made of it; null where none did. */
  now: string | null;
}

const toMessage = ({ json, now }: MessageRow): Message =>
  now === null ? said(JSON.parse(json) as MessageEvent) : (JSON.parse(now) as Message);
