import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeCodes } from "../../durable-objects/chat-room/protocol";
import type { Face } from "../../durable-objects/chat-room/protocol-events";
import { RoomModel } from "../../tests/support/room-model";
import type { Snapshot } from "./room";
import { Page, settle, uuidOf } from "./testing";

const face = (n: number, role: Face["role"] = "member"): Face => ({
  id: uuidOf(n),
  name: `Person ${n}`,
  nameAr: null,
  role,
  photo: null,
});

/** What a page that was just opened would show too, for as far as that reaches back. */
function lasting({ room }: Snapshot, messages = 50) {
  const { head, live, slow, read, pins } = room;
  return { head, slow, read, pins, messages: live.messages.slice(-messages) };
}
function ofFreshLoad(model: RoomModel, who: Face) {
  const fresh = new Page({ ...who, id: uuidOf(99) }, model);
  settle([fresh]);
  return lasting(fresh.room.snapshot);
}

const faults = [
  "lose",
  "lose",
  "twice",
  "cut",
  "away",
  "pass",
  "offline",
  "online",
  "older",
  "jump",
  "refuse",
  "reload",
] as const;
const place = fc.nat(60);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("send" as const), place }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom("edit" as const, "delete" as const, "react" as const, "pin" as const, "read" as const),
      place,
      on: fc.boolean(),
      emoji: fc.constantFrom("👍", "🎉"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom("mute" as const, "slow" as const), place, on: fc.boolean() }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("deliver" as const), place }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(...faults),
      place,
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function take(model: RoomModel, page: Page, { do: what, place, ...rest }: Step): void {
  const { on = true, emoji = "👍" } = rest as { on?: boolean; emoji?: string };
  const target = 1 + (place % Math.max(1, model.log.head));
  const { room } = page;
  const replyTo = place % 3 === 0 && model.log.message(target) ? { replyTo: target } : {};
  const kinds: Record<Step["do"], () => unknown> = {
    send: () => room.act({ t: "send", text: `said ${place}`, ...replyTo }),
    edit: () => room.act({ t: "edit", target, text: `edited ${place}` }),
    delete: () => place % 4 === 0 && room.act({ t: "delete", target }),
    react: () => room.act({ t: "react", target, emoji, on }),
    pin: () => room.act({ t: "pin", target, on }),
    mute: () => room.act({ t: "mute", person: uuidOf(1 + (place % 5)), minutes: on ? 60 : 0 }),
    slow: () => room.act({ t: "slow", seconds: on ? 1 : 0 }),
    read: () => room.seen(target),
    deliver: () => {
      if (place % 2) model.flush();
      page.deliver(1 + (place % 6));
    },
    lose: () => page.lose(),
    twice: () => page.twice(),
    cut: () => page.end(),
    away: () => model.sendAway(),
    pass: () => page.pass(place * 500),
    offline: () => page.goOffline(),
    online: () => page.goOnline(),
    older: () => room.ask({ for: "older", before: room.snapshot.room.live.messages[0]?.seq ?? 1 }),
    jump: () => room.ask({ for: "jump", around: target }),
    refuse: () => model.refuseOne("too_fast"),
    reload: () => page.load(),
  };
  kinds[what]();
}

describe("a room in the browser", () => {
  it("CHT-1 CHT-8 after whatever was lost, doubled, late or cut off, five pages show what a fresh load shows, and each act counts once", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(4), step), { minLength: 30, maxLength: 150, size: "max" }),
        fc.constantFrom(5, 40, 2000),
        fc.constantFrom(0, 3, 170),
        (steps, resume, before) => {
          const model = new RoomModel(resume);
          model.fill(face(6), before);
          const pages = [1, 2, 3, 4, 5].map((n) => new Page(face(n, n === 5 ? "moderator" : "member"), model, n));
          const said = new Set<string>();
          for (const [n, taken] of steps) {
            const page = pages[n] as Page;
            take(model, page, taken);
            for (const { act } of page.room.snapshot.outbox) if (act.t === "send") said.add(act.id);
          }
          for (const page of pages) page.goOnline();
          settle(pages);
          const refused = pages.flatMap(({ room }) => room.snapshot.outbox.map(({ act }) => act.id));
          const stored = model.log.after(0, 10_000).filter(({ k }) => k === "message");
          const ids = stored.slice(before).map(({ json }) => (JSON.parse(json) as { id: string }).id);
          expect(new Set(ids).size).toBe(ids.length);
          // Each person's in the order they were written: their ids grow.
          for (const { face } of pages) {
            const own = stored.filter(({ json }) => (JSON.parse(json) as { by: string }).by === face.id);
            const written = own.map(({ json }) => (JSON.parse(json) as { id: string }).id);
            expect(written).toEqual(written.toSorted());
          }
          expect(new Set([...ids, ...refused])).toEqual(said);
          for (const page of pages) {
            const fresh = ofFreshLoad(model, page.face);
            expect(lasting(page.room.snapshot, fresh.messages.length)).toEqual(fresh);
            const { messages } = page.room.snapshot.room.live;
            // Whatever is held further back is as the log has it, without a hole.
            const all = model.log.from(messages[0]?.seq ?? 1, 10_000).messages;
            expect(messages).toEqual(all);
            for (const message of page.room.snapshot.room.away?.messages ?? [])
              expect(message).toEqual(model.log.message(message.seq));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("CHT-8 what was written without a connection is kept through a reload, and delivered once and in order", () => {
    const model = new RoomModel(2000);
    const [page, other] = [new Page(face(1), model, 1), new Page(face(2), model, 2)];
    settle([page, other]);
    page.goOffline();
    for (const text of ["one", "two", "three"]) page.room.act({ t: "send", text });
    page.load();
    expect(page.room.snapshot.outbox.map(({ act }) => act.t === "send" && act.text)).toEqual(["one", "two", "three"]);
    page.goOnline();
    // The room stores the first, and its answer is lost with the connection.
    page.deliver(1);
    page.end();
    settle([page, other]);
    expect(other.room.snapshot.room.live.messages.map(({ text }) => text)).toEqual(["one", "two", "three"]);
    expect(page.room.snapshot.outbox).toEqual([]);
  });

  it("CHT-1 a room that asks for patience is given it, and nothing overtakes what it refused", () => {
    const model = new RoomModel(2000);
    const page = new Page(face(1), model);
    settle([page]);
    model.refuseOne("too_fast");
    for (const text of ["one", "two"]) page.room.act({ t: "send", text });
    settle([page]);
    expect(page.room.snapshot.room.live.messages.map(({ text }) => text)).toEqual(["one", "two"]);
  });

  it("CHT-7 a message that the room refused stays with its reason until its author tries again or throws it away", () => {
    const model = new RoomModel(2000);
    const page = new Page(face(1), model);
    settle([page]);
    model.refuseOne("muted");
    const id = page.room.act({ t: "send", text: "hello" });
    settle([page]);
    expect(page.room.snapshot.outbox).toMatchObject([{ refused: "muted" }]);
    page.load();
    settle([page]);
    expect(page.room.snapshot.outbox).toMatchObject([{ refused: "muted" }]);
    page.room.retry(id);
    settle([page]);
    expect(page.room.snapshot.room.live.messages.map(({ text }) => text)).toEqual(["hello"]);
  });

  it("CHT-8 comes back with its last number: at once when asked to, later each time when the network is at fault", () => {
    const model = new RoomModel(2000);
    const page = new Page(face(1), model);
    settle([page]);
    page.room.act({ t: "send", text: "one" });
    settle([page]);
    page.end(closeCodes.resume);
    page.pass(0);
    expect(page.urls.at(-1)).toBe("/room?v=1&after=1");
    settle([page]);
    const tries = page.urls.length;
    page.end();
    page.pass(499);
    expect(page.urls).toHaveLength(tries);
    page.pass(1);
    expect(page.urls).toHaveLength(tries + 1);
    page.end();
    page.pass(999);
    expect(page.urls).toHaveLength(tries + 1);
    page.pass(1);
    expect(page.urls).toHaveLength(tries + 2);
  });

  it.each([
    ["reload", closeCodes.reload],
    ["revoked", closeCodes.revoked],
    ["banned", closeCodes.banned],
  ] as const)("CHT-7 ACC-11 a room that closes for good is not asked again: %s", (why, code) => {
    const model = new RoomModel(2000);
    const page = new Page(face(1), model);
    settle([page]);
    const tries = page.urls.length;
    page.end(code);
    page.pass(600_000);
    expect(page.room.snapshot.link).toEqual({ is: "stopped", why });
    expect(page.urls).toHaveLength(tries);
  });

  it("ACC-11 whose handshakes fail asks the door, and stops when it says no", async () => {
    const page = new Page(face(1), new RoomModel(2000));
    page.welcome = false;
    for (let n = 0; n < 3; n++) {
      page.end();
      page.pass(60_000);
    }
    await Promise.resolve();
    expect(page.room.snapshot.link).toEqual({ is: "stopped", why: "revoked" });
  });

  it("CHT-8 a socket that does not answer a ping is given up", () => {
    const page = new Page(face(1), new RoomModel(2000));
    settle([page]);
    const tries = page.urls.length;
    page.pass(25_000);
    expect(page.sent.at(-1)).toBe("ping");
    page.pass(10_000);
    expect(page.urls).toHaveLength(tries + 1);
  });

  it("CHT-3 says what it has shown and read now and then, not each time", () => {
    const model = new RoomModel(2000);
    const [page, other] = [new Page(face(1), model, 1), new Page(face(2), model, 2)];
    settle([page, other]);
    page.sent = [];
    for (let n = 0; n < 20; n++) {
      other.room.act({ t: "send", text: `${n}` });
      other.hearAll();
      page.hearAll();
      page.room.seen(page.room.snapshot.room.head);
      page.room.typing();
    }
    page.pass(250);
    const told = page.sent.map((text) => JSON.parse(text) as { t: string; upTo?: number });
    expect(told.filter(({ t }) => t === "shown")).toEqual([{ t: "shown", upTo: 20 }]);
    expect(told.filter(({ t }) => t === "typing")).toHaveLength(1);
    expect(told.filter(({ t }) => t === "read").length).toBeLessThanOrEqual(2);
    page.pass(2_000);
    settle([page, other]);
    expect(other.room.snapshot.room.read[page.face.id]).toBeGreaterThanOrEqual(20);
  });
});
