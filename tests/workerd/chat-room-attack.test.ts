import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { closeCodes, limits } from "../../durable-objects/chat-room/protocol";
import { type Entrance, entranceRequest } from "../../durable-objects/chat-room/protocol-door";
import { newUuid } from "../../worker/kernel/ids";
import { entrance, join, newRoom, stubOf } from "./support/room";

/** Somebody whose end of a socket never agrees to being closed, and goes on talking. */
async function stubborn(room: string, who: Entrance) {
  const { webSocket } = await stubOf(room).fetch(entranceRequest(who));
  if (!webSocket) throw new Error("no socket");
  const closed = new Promise<number>((resolve) =>
    webSocket.addEventListener("close", ({ code }) => resolve(code), { once: true }),
  );
  webSocket.accept({ allowHalfOpen: true });
  return { closed, say: (text: string) => webSocket.send(JSON.stringify({ t: "send", id: newUuid(), text })) };
}
const stored = (room: string) =>
  runInDurableObject(stubOf(room), (_, { storage }) =>
    storage.sql.exec<{ k: string }>("select k from events order by seq").toArray(),
  );
const rpcOf = (room: string) =>
  stubOf(room) as unknown as {
    revoke(person: string, ended: { only?: string }): Promise<number>;
    retain(days: number | null): Promise<void>;
  };

describe("a chat room and those who mean it ill, in workerd", () => {
  it("CHT-7 ACC-11 whoever is banned or signed out is not heard any more, though their end of the socket stays open", async () => {
    const room = newRoom();
    const [rude, gone] = [entrance(), entrance()];
    const host = await join(room, entrance({ face: { role: "moderator" } }));
    const [a, b] = [await stubborn(room, rude), await stubborn(room, gone)];
    host.say({ t: "ban", person: rude.face.id, on: true });
    await rpcOf(room).revoke(gone.face.id, {});
    expect(await Promise.all([a.closed, b.closed])).toEqual([closeCodes.banned, closeCodes.revoked]);
    const talk = async (text: string) => {
      for (const { say } of [a, b]) say(text);
      // What one hears after it was sent after it.
      const seq = (await stored(room)).length + 1;
      host.say({ t: "send", text: "order" });
      await host.untilSeq(seq);
    };
    await talk("still here");
    await evictDurableObject(stubOf(room));
    await talk("and here again");
    expect((await stored(room)).map(({ k }) => k)).toEqual(["banned", "message", "message"]);
    expect((await join(room)).of("welcome")[0]?.here).toBe(2);
  });

  it("ACC-11 whoever knocks with what the door was told before their access ended is sent back to ask again", async () => {
    const room = newRoom();
    const me = entrance();
    await rpcOf(room).revoke(me.face.id, {});
    const late = await join(room, me);
    expect(late.closed?.code).toBe(closeCodes.renew);
    const { pass } = me;
    const shown = await runInDurableObject(stubOf(room), (_, { storage }) =>
      storage.sql.exec("select 1 from passes where pass = ?", pass).toArray(),
    );
    expect(shown).toEqual([]);
    expect((await join(room, { ...me, asked: Date.now() + 1 })).closed).toBeNull();
  });

  it("CHT-1 ten tabs are no faster than one, and a page that says nothing sensible without end is shut out", async () => {
    const room = newRoom();
    const me = entrance();
    const tabs = await Promise.all(Array.from({ length: 5 }, () => join(room, me)));
    for (let n = 0; n < 15; n++) for (const tab of tabs) tab.say({ t: "send", text: `${n}` });
    await tabs[4]?.until(() => tabs.some((tab) => tab.of("refused").length > 0), "a limit");
    await expect.poll(async () => (await stored(room)).length).toBeLessThanOrEqual(60);
    expect(tabs.flatMap((tab) => tab.of("refused")).every(({ code }) => code === "too_fast")).toBe(true);

    const noisy = await join(room);
    for (let n = 0; n < 200; n++) noisy.tell("{");
    await noisy.until(({ closed }) => closed !== null, "the end");
    expect(noisy.closed?.code).toBe(closeCodes.tooMuch);
    expect(noisy.of("refused").length).toBeLessThan(60);
  });

  it("CHT-1 a person has so many sockets in a room and no more: the one that was opened first goes", async () => {
    const room = newRoom();
    const me = entrance();
    const tabs = [];
    for (let n = 0; n <= limits.sockets; n++) tabs.push(await join(room, me));
    await tabs[0]?.until(({ closed }) => closed !== null, "the end");
    expect(tabs[0]?.closed?.code).toBe(closeCodes.tooMuch);
    expect(tabs.slice(1).filter(({ closed }) => closed !== null)).toEqual([]);
    expect((await join(room)).of("welcome")[0]?.here).toBe(2);
  });

  it("CHT-1 in a day one person writes so much into a room and no more, also when the room slept in between; what keeps order is heard", async () => {
    const room = newRoom();
    const me = entrance();
    const [a, b] = [await join(room, me), await join(room)];
    const day = Math.floor(Date.now() / 86_400_000);
    await runInDurableObject(stubOf(room), (_, { storage }) =>
      storage.sql.exec("insert into written (person, day, used) values (?, ?, ?)", me.face.id, day, limits.day - 9_000),
    );
    const long = "ش".repeat(limits.text);
    for (let n = 0; n < 4; n++) a.say({ t: "send", text: long });
    await a.until((client) => client.of("refused").length > 0, "an end");
    expect(a.of("refused")[0]).toMatchObject({ code: "enough_today" });
    expect(a.of("refused")[0]?.wait).toBeGreaterThan(0);
    await b.untilSeq(3);

    await evictDurableObject(stubOf(room));
    const again = await join(room, me);
    again.say({ t: "send", text: "one more" });
    again.say({ t: "delete", target: 1 });
    await again.untilSeq(4);
    const other = await join(room);
    other.say({ t: "send", text: "and me?" });
    await other.untilSeq(5);
    expect(again.of("refused").map(({ code }) => code)).toEqual(["enough_today"]);
    expect((await stored(room)).map(({ k }) => k)).toEqual(["message", "message", "message", "deleted", "message"]);
  });

  it("CHT-7 in a private room with a block in between nothing is pinned, and nobody is seen typing", async () => {
    const room = `default:private:${newUuid()}`;
    const both = { kind: "private", blocked: false } as const;
    const b = await join(room, entrance(both));
    b.say({ t: "send", text: "enough" });
    await b.untilSeq(1);
    const a = await join(room, entrance({ ...both, blocked: true }));
    a.tell({ t: "typing" });
    a.say({ t: "pin", target: 1, on: true });
    await a.until((client) => client.of("refused").length > 0, "a refusal");
    expect(a.of("refused")[0]).toMatchObject({ code: "blocked" });
    // Who types is told with who has come, a second later.
    const c = await join(room, entrance(both));
    c.tell({ t: "typing" });
    await b.until((client) => client.of("typing").length > 0, "typing");
    expect(b.of("typing").flatMap(({ people }) => people)).toEqual([c.of("welcome")[0]?.you.id]);
  });

  it("CHT-8 whoever has missed more than a frame should hold is given a fresh window", async () => {
    const room = newRoom();
    const me = entrance();
    const long = "x".repeat(limits.text);
    await runInDurableObject(stubOf(room), (_, { storage }) => {
      for (let seq = 1; seq <= 400; seq++)
        storage.sql.exec(
          "insert into events (seq, by, id, k, json) values (?, 'x', ?, 'message', ?)",
          ...[seq, `${seq}`, JSON.stringify({ seq, at: 1, by: "x", id: `${seq}`, k: "message", text: long })],
        );
    });
    await evictDurableObject(stubOf(room));
    const [far, near] = [await join(room, { ...me, after: 10 }), await join(room, { ...me, after: 390 })];
    expect(far.of("welcome")[0]?.window?.messages).toHaveLength(limits.window);
    expect(near.of("welcome")[0]).not.toHaveProperty("window");
    expect((await near.untilSeq(400)).events).toHaveLength(10);
  });

  it("CHT-6 what was forgotten is not given to those who come back with the same number as others before", async () => {
    const room = newRoom();
    const me = entrance();
    const a = await join(room, me);
    for (const text of ["an old secret", "new"]) a.say({ t: "send", text });
    await a.untilSeq(2);
    await (await join(room, { ...me, after: 0 })).untilSeq(2);
    await runInDurableObject(stubOf(room), (_, { storage }) => {
      storage.sql.exec(
        "update events set json = json_set(json, '$.at', json_extract(json, '$.at') - ?) where seq = 1",
        31 * 86_400_000,
      );
      storage.sql.exec(
        "insert into meta (name, value) values ('archived', 2) on conflict (name) do update set value = 2",
      );
    });
    await rpcOf(room).retain(30);
    const back = await (await join(room, { ...me, after: 0 })).untilSeq(2);
    expect(JSON.stringify(back.frames)).not.toContain("secret");
  });

  it("CHT-6 everybody in the room is told how long messages are kept, and of any change at once", async () => {
    const room = newRoom();
    const a = await join(room);
    expect(a.of("welcome")[0]?.keepDays).toBeNull();
    await rpcOf(room).retain(90);
    await a.until((client) => client.of("kept").length > 0, "word of it");
    expect((await join(room, entrance({ keepDays: 90 }))).of("welcome")[0]?.keepDays).toBe(90);
    // Somebody comes in to whom the door has told more than the room knows.
    await join(room, entrance({ keepDays: null }));
    await a.until((client) => client.of("kept").length > 1, "word of it");
    expect(a.of("kept").map(({ days }) => days)).toEqual([90, null]);
  });
});
