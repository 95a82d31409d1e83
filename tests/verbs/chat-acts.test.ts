import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { perform } from "../../durable-objects/chat-room/acts";
import { RoomLog } from "../../durable-objects/chat-room/log";
import { type Act, limits } from "../../durable-objects/chat-room/protocol";
import type { Face } from "../../durable-objects/chat-room/protocol-events";
import type { Attached } from "../../durable-objects/chat-room/sockets";
import { newUuid } from "../../worker/kernel/ids";
import { sqlOf } from "../support/room-model";

const now = 1_700_000_000_000;
const face = (role: Face["role"]): Face => ({ id: newUuid(), name: "Demo", nameAr: null, role, photo: null });
const people = {
  author: face("member"),
  other: face("member"),
  host: face("moderator"),
  secondHost: face("moderator"),
};

/** A room in which the author has said something (1), the other too (2), and the author something that is deleted (3, 4). */
function roomWithThree(): RoomLog {
  const log = new RoomLog(sqlOf(new DatabaseSync(":memory:")));
  for (const person of Object.values(people)) log.meet(person);
  const say = (person: Face, act: Record<string, unknown>) =>
    perform({ id: newUuid(), ...act } as Act, attached(person), log, now - 60_000);
  say(people.author, { t: "send", text: "mine" });
  say(people.other, { t: "send", text: "theirs" });
  say(people.author, { t: "send", text: "gone" });
  say(people.author, { t: "delete", target: 3 });
  return log;
}

const attached = ({ id, role }: Face, more: Partial<Attached> = {}): Attached => ({
  ...{ person: id, session: newUuid(), role, kind: "course", blocked: false, since: now },
  ...more,
});

/** By who acts: how they stand in the room. */
const standings: Record<string, (log: RoomLog) => Attached> = {
  member: () => attached(people.author),
  muted: (log) => {
    log.setSanction(people.author.id, { mutedUntil: null, banned: false });
    return attached(people.author);
  },
  "in slow mode": (log) => {
    log.setSlow(60);
    log.setSpoke(people.author.id, now - 1_000);
    return attached(people.author);
  },
  moderator: () => attached(people.host),
  "of a private room": () => attached(people.author, { kind: "private" }),
  blocked: () => attached(people.author, { kind: "private", blocked: true }),
  "without chat in their plan": () => attached(people.author, { quiet: true }),
  "past a day's worth": (log) => {
    log.rations.spend(people.author.id, now, limits.day);
    return attached(people.author);
  },
};

const acts: Record<string, Record<string, unknown>> = {
  send: { t: "send", text: "hello" },
  "send nothing": { t: "send", text: " \n" },
  "answer what is deleted": { t: "send", text: "hello", replyTo: 3 },
  "edit one's own": { t: "edit", target: 1, text: "better" },
  "edit another's": { t: "edit", target: 2, text: "worse" },
  "edit what is deleted": { t: "edit", target: 3, text: "back" },
  "delete one's own": { t: "delete", target: 1 },
  "delete another's": { t: "delete", target: 2 },
  "delete twice": { t: "delete", target: 3 },
  react: { t: "react", target: 2, emoji: "👍", on: true },
  "react to an act": { t: "react", target: 4, emoji: "👍", on: true },
  pin: { t: "pin", target: 2, on: true },
  "mute a member": { t: "mute", person: people.other.id, minutes: 5 },
  "mute a moderator": { t: "mute", person: people.secondHost.id, minutes: 5 },
  "mute a stranger": { t: "mute", person: newUuid(), minutes: 5 },
  "ban a member": { t: "ban", person: people.other.id, on: true },
  "ban a moderator": { t: "ban", person: people.secondHost.id, on: true },
  slow: { t: "slow", seconds: 30 },
};

describe("who may do what in a chat room", () => {
  it("CHT-7 CHT-4 every act × every standing: done, or refused by name as written, and then nothing is stored", () => {
    const table = Object.entries(acts).map(([act, said]) => {
      const cells = Object.values(standings).map((standing) => {
        const log = roomWithThree();
        const who = standing(log);
        const before = log.head;
        const outcome = perform({ id: newUuid(), ...said } as Act, who, log, now);
        expect(log.head - before, act).toBe("entry" in outcome ? 1 : 0);
        return "refused" in outcome ? outcome.refused : "done";
      });
      return `${act}: ${cells.join(", ")}`;
    });
    expect([`(${Object.keys(standings).join(", ")})`, ...table]).toEqual([
      "(member, muted, in slow mode, moderator, of a private room, blocked, without chat in their plan, past a day's worth)",
      "send: done, muted, slow_mode, done, done, blocked, not_in_plan, enough_today",
      "send nothing: empty, muted, slow_mode, empty, empty, blocked, not_in_plan, enough_today",
      "answer what is deleted: no_such_message, muted, slow_mode, no_such_message, no_such_message, blocked, not_in_plan, enough_today",
      "edit one's own: done, muted, done, not_allowed, done, blocked, not_in_plan, enough_today",
      "edit another's: not_allowed, muted, not_allowed, not_allowed, not_allowed, blocked, not_in_plan, enough_today",
      "edit what is deleted: no_such_message, muted, no_such_message, no_such_message, no_such_message, blocked, not_in_plan, enough_today",
      "delete one's own: done, done, done, done, done, done, done, done",
      "delete another's: not_allowed, not_allowed, not_allowed, done, not_allowed, not_allowed, not_allowed, not_allowed",
      "delete twice: no_such_message, no_such_message, no_such_message, no_such_message, no_such_message, no_such_message, no_such_message, no_such_message",
      "react: done, muted, done, done, done, blocked, not_in_plan, enough_today",
      "react to an act: no_such_message, muted, no_such_message, no_such_message, no_such_message, blocked, not_in_plan, enough_today",
      "pin: not_allowed, not_allowed, not_allowed, done, done, blocked, not_allowed, not_allowed",
      "mute a member: not_allowed, not_allowed, not_allowed, done, not_allowed, not_allowed, not_allowed, not_allowed",
      "mute a moderator: not_allowed, not_allowed, not_allowed, not_allowed, not_allowed, not_allowed, not_allowed, not_allowed",
      "mute a stranger: not_allowed, not_allowed, not_allowed, not_allowed, not_allowed, not_allowed, not_allowed, not_allowed",
      "ban a member: not_allowed, not_allowed, not_allowed, done, not_allowed, not_allowed, not_allowed, not_allowed",
      "ban a moderator: not_allowed, not_allowed, not_allowed, not_allowed, not_allowed, not_allowed, not_allowed, not_allowed",
      "slow: not_allowed, not_allowed, not_allowed, done, not_allowed, not_allowed, not_allowed, not_allowed",
    ]);
  });

  it("CHT-1 whoever has written a day's worth in a room goes on after midnight; nobody else has to wait for that", () => {
    const log = roomWithThree();
    const send = (person: Face, at: number) =>
      perform({ t: "send", id: newUuid(), text: "more" }, attached(person), log, at);
    log.rations.spend(people.author.id, now, limits.day);
    const refused = send(people.author, now);
    if (!("refused" in refused)) throw new Error("It was written");
    expect("entry" in send(people.other, now)).toBe(true);
    expect(send(people.author, now + (refused.wait ?? 0) - 1)).toMatchObject({ refused: "enough_today" });
    expect("entry" in send(people.author, now + (refused.wait ?? 0))).toBe(true);
  });

  it("CHT-1 an id that was given to one act does not pass for another's; the same act again is the first one", () => {
    const log = roomWithThree();
    const id = newUuid();
    const who = attached(people.author);
    const first = perform({ t: "send", id, text: "once" }, who, log, now);
    expect(perform({ t: "send", id, text: "once" }, who, log, now)).toEqual({ known: 5 });
    expect(perform({ t: "react", id, target: 1, emoji: "👍", on: true }, who, log, now)).toEqual({
      refused: "id_reused",
    });
    // Another person's id is another id.
    expect("entry" in perform({ t: "send", id, text: "mine" }, attached(people.other), log, now)).toBe(true);
    // What was done is not refused when it comes again from somebody who may no longer.
    log.setSanction(people.author.id, { mutedUntil: null, banned: false });
    expect(perform({ t: "send", id, text: "once" }, who, log, now)).toEqual({ known: 5 });
    expect("entry" in first).toBe(true);
  });
});
