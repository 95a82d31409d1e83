import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { closeCodes, limits } from "../../durable-objects/chat-room/protocol";
import { newUuid } from "../../worker/kernel/ids";
import { entrance, join, newRoom, stubOf } from "./support/room";

describe("a chat room, in workerd", () => {
  it("CHT-1 numbers messages without a gap, in one order for everybody, and stores each before it is told", async () => {
    const room = newRoom();
    const [a, b] = [await join(room), await join(room)];
    for (let n = 0; n < 20; n++) (n % 2 ? a : b).say({ t: "send", text: `message ${n}` });
    await Promise.all([a.untilSeq(20), b.untilSeq(20)]);
    expect(a.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(b.events).toEqual(a.events);
    const stored = await runInDurableObject(stubOf(room), (_, { storage }) =>
      storage.sql.exec<{ json: string }>("select json from events order by seq").toArray(),
    );
    expect(stored.map(({ json }) => JSON.parse(json))).toEqual(a.events);
  });

  it("CHT-1 a message that is sent twice is there once, and the second is told the number of the first", async () => {
    const room = newRoom();
    const me = entrance();
    const client = await join(room, me);
    const id = client.say({ t: "send", text: "once" });
    await client.untilSeq(1);
    client.say({ t: "send", text: "once", id });
    await client.until(({ frames }) => frames.at(-1)?.t === "ack", "an acknowledgement");
    expect(client.of("ack")).toEqual([{ t: "ack", id, seq: 1 }]);
    const again = await join(room, { ...me, after: 0 });
    expect((await again.untilSeq(1)).events).toHaveLength(1);
  });

  it("CHT-8 whoever comes back with a number is given exactly what is missing, and with one too old a fresh window", async () => {
    const room = newRoom();
    const me = entrance();
    const [writer, reader] = [await join(room), await join(room, me)];
    for (let n = 1; n <= 10; n++) writer.say({ t: "send", text: `${n}` });
    await reader.untilSeq(10);
    reader.close();
    for (let n = 11; n <= 30; n++) writer.say({ t: "send", text: `${n}` });
    await writer.untilSeq(30);
    const back = await join(room, { ...me, after: 10 });
    await back.untilSeq(30);
    expect(back.of("welcome")[0]).not.toHaveProperty("window");
    expect(back.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 11));

    await runInDurableObject(stubOf(room), (_, { storage }) => {
      for (let seq = 31; seq <= 30 + limits.resume + 10; seq++)
        storage.sql.exec(
          "insert into events (seq, by, id, k, json) values (?, 'x', ?, 'message', ?)",
          ...[seq, `${seq}`, JSON.stringify({ seq, at: 1, by: "x", id: `${seq}`, k: "message", text: "" })],
        );
    });
    await evictDurableObject(stubOf(room));
    const [welcome] = (await join(room, { ...me, after: 10 })).of("welcome");
    expect(welcome?.head).toBe(30 + limits.resume + 10);
    expect(welcome?.window?.messages).toHaveLength(limits.window);
    expect(welcome?.window?.more).toBe(true);
  });

  it("CHT-1 an eviction between two messages loses neither, nor any socket", async () => {
    const room = newRoom();
    const [a, b] = [await join(room), await join(room)];
    for (let n = 1; n <= 6; n++) {
      a.say({ t: "send", text: `${n}` });
      await Promise.all([a.untilSeq(n), b.untilSeq(n)]);
      await evictDurableObject(stubOf(room));
    }
    expect(b.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(b.closed).toBeNull();
  });

  it("CHT-4 a message is edited, answered, reacted to and pinned; whoever opens the room then sees what the others see", async () => {
    const room = newRoom();
    const [a, host] = [await join(room), await join(room, entrance({ face: { role: "moderator" } }))];
    a.say({ t: "send", text: "frist" });
    a.say({ t: "edit", target: 1, text: "first" });
    await host.untilSeq(2);
    host.say({ t: "send", text: "well said", replyTo: 1 });
    host.say({ t: "react", target: 1, emoji: "👍🏽", on: true });
    host.say({ t: "pin", target: 1, on: true });
    await host.untilSeq(5);
    const [welcome] = (await join(room)).of("welcome");
    const [first, answer] = welcome?.window?.messages ?? [];
    expect(first).toMatchObject({ text: "first", editedAt: expect.any(Number), pinned: true });
    expect(Object.keys(first?.reactions ?? {})).toEqual(["👍🏽"]);
    expect(answer).toMatchObject({ text: "well said", replyTo: 1 });
    expect(welcome?.window?.standing.pins.map(({ seq }) => seq)).toEqual([1]);
  });

  it("CHT-4 CHT-7 the words of a deleted message are gone for members who come later, and kept for moderators", async () => {
    const room = newRoom();
    const [a, host] = [await join(room), await join(room, entrance({ face: { role: "moderator" } }))];
    a.say({ t: "send", text: "a secret" });
    a.say({ t: "edit", target: 1, text: "another secret" });
    await host.untilSeq(2);
    host.say({ t: "delete", target: 1 });
    await host.untilSeq(3);
    const late = await (await join(room, entrance({ after: 0 }))).untilSeq(3);
    expect(JSON.stringify(late.frames)).not.toContain("secret");
    expect(JSON.stringify((await join(room)).frames)).not.toContain("secret");
    a.say({ t: "edit", target: 1, text: "back again" });
    await a.until(({ frames }) => frames.at(-1)?.t === "refused", "a refusal");
    expect(a.of("refused")[0]).toMatchObject({ code: "no_such_message" });
    host.tell({ t: "versions", target: 1 });
    await host.until((client) => client.of("versions").length > 0, "versions");
    expect(host.of("versions")[0]?.versions.map(({ text }) => text)).toEqual(["a secret", "another secret"]);
    a.tell({ t: "versions", target: 1 });
    await a.until((client) => client.of("refused").length > 1, "a refusal");
  });

  it("CHT-7 moderators mute, ban and slow; members learn nothing of it but its number, and nobody moderates a moderator", async () => {
    const room = newRoom();
    const [me, chief] = [entrance(), entrance({ face: { role: "moderator" } })];
    const [a, host, other] = [await join(room, me), await join(room, chief), await join(room)];
    host.say({ t: "mute", person: me.face.id, minutes: 5 });
    await a.until((client) => client.of("you").length > 0, "word of being muted");
    a.say({ t: "send", text: "hello?" });
    await a.until((client) => client.of("refused").length > 0, "a refusal");
    expect(a.of("refused")[0]).toMatchObject({ code: "muted", wait: expect.any(Number) });
    await other.untilSeq(1);
    expect(other.events[0]).toEqual({ seq: 1, at: expect.any(Number), by: "", id: "", k: "withheld" });
    host.say({ t: "mute", person: me.face.id, minutes: 0 });
    host.say({ t: "slow", seconds: 60 });
    await a.untilSeq(3);
    a.say({ t: "send", text: "one" });
    a.say({ t: "send", text: "two" });
    await a.until((client) => client.of("refused").length > 1, "a refusal");
    expect(a.of("refused")[1]).toMatchObject({ code: "slow_mode" });
    for (const act of [
      { t: "mute", minutes: null },
      { t: "ban", on: true },
    ])
      a.say({ ...act, person: chief.face.id });
    host.say({ t: "mute", person: chief.face.id, minutes: null });
    await a.until((client) => client.of("refused").length > 3, "refusals");
    await host.until((client) => client.of("refused").length > 0, "a refusal");
    host.say({ t: "ban", person: me.face.id, on: true });
    await a.until(({ closed }) => closed !== null, "the ban");
    expect(a.closed?.code).toBe(closeCodes.banned);
    expect((await join(room, me)).closed?.code).toBe(closeCodes.banned);
  });

  it("CHT-2 CHT-7 in a private room with a block in between nothing can be said", async () => {
    const room = `default:private:${newUuid()}`;
    const a = await join(room, entrance({ kind: "private", blocked: true }));
    a.say({ t: "send", text: "please" });
    await a.until((client) => client.of("refused").length > 0, "a refusal");
    expect(a.of("refused")[0]).toMatchObject({ code: "blocked" });
  });

  it("CHT-3 who is here, who types and how far each has read is told to the others", async () => {
    const room = newRoom();
    const [me, you] = [entrance(), entrance()];
    const a = await join(room, me);
    const b = await join(room, you);
    expect(b.of("welcome")[0]?.present).toEqual([me.face.id, you.face.id]);
    await a.until((client) => client.of("presence").length > 0, "presence");
    expect(
      a
        .of("people")
        .at(-1)
        ?.people.map(({ id }) => id),
    ).toEqual([you.face.id]);
    b.tell({ t: "typing" });
    await a.until((client) => client.of("typing").length > 0, "typing");
    a.say({ t: "send", text: "read me" });
    await b.untilSeq(1);
    b.tell({ t: "read", upTo: 1 });
    b.tell({ t: "read", upTo: 99 });
    await a.untilSeq(2);
    expect(a.events[1]).toMatchObject({ k: "read", by: you.face.id, upTo: 1 });
    b.close();
    await a.until((client) => client.of("presence").some(({ left }) => left.length > 0), "a leave");
  });

  it("CHT-6 history is turned back page by page, opened around a message, and at a day", async () => {
    const room = newRoom();
    const writer = await join(room);
    for (let n = 1; n <= 30; n++) writer.say({ t: "send", text: `${n}` });
    await writer.untilSeq(30);
    const a = await join(room);
    a.tell({ t: "history", before: 11 });
    a.tell({ t: "history", around: 5 });
    a.tell({ t: "history", from: Date.now() + 86_400_000 });
    await a.until((client) => client.of("history").length > 2, "history");
    const [before, around, later] = a.of("history");
    expect(before?.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(before?.more).toBe(false);
    expect(around?.messages.some(({ seq }) => seq === 5)).toBe(true);
    expect(later?.messages.at(-1)?.seq).toBe(30);
  });

  it("CHT-1 what is no frame is refused by name and stored nowhere; what is too much as well", async () => {
    const room = newRoom();
    const a = await join(room);
    const id = newUuid();
    const bad: unknown[] = [
      ...["", "null", "[]", "{", '{"t":"send"}'],
      { t: "send", id: "no uuid", text: "x" },
      { t: "send", id, text: "x".repeat(limits.text + 1) },
      { t: "send", id, text: "\u0000" },
      { t: "send", id, text: "x", by: newUuid() },
      { t: "send", id, text: "   " },
      { t: "send", id, text: "x", replyTo: 99 },
      { t: "edit", id, target: 99, text: "x" },
      { t: "react", id, target: 1, emoji: "no emoji", on: true },
      { t: "slow", id, seconds: 1 },
      "x".repeat(limits.frame + 1),
    ];
    for (const frame of bad) a.tell(frame as string);
    await a.until((client) => client.of("refused").length === bad.length, "refusals");
    expect(new Set(a.of("refused").map(({ code }) => code))).toEqual(
      new Set(["malformed", "empty", "no_such_message", "not_allowed", "too_long"]),
    );
    for (let n = 0; n < 60; n++) a.say({ t: "send", text: "flood" });
    await a.until((client) => client.of("refused").some(({ code }) => code === "too_fast"), "a limit");
  });

  it("ACC-11 a person whose access ends is out at once, on every socket of theirs or of one session", async () => {
    const room = newRoom();
    const me = entrance();
    const [a, b, other] = [await join(room, me), await join(room, { ...me, session: newUuid() }), await join(room)];
    const rpc = stubOf(room) as unknown as { revoke(person: string, ended: { only?: string }): Promise<number> };
    expect(await rpc.revoke(me.face.id, { only: me.session })).toBe(1);
    await a.until(({ closed }) => closed !== null, "the end");
    expect([a.closed?.code, b.closed]).toEqual([closeCodes.revoked, null]);
    expect(await rpc.revoke(me.face.id, {})).toBe(1);
    await b.until(({ closed }) => closed !== null, "the end");
    expect(other.closed).toBeNull();
  });

  it("ACC-11 whoever has only listened for half an hour is asked to come back, and given what they missed", async () => {
    const room = newRoom();
    const me = entrance();
    const [writer, listener] = [await join(room), await join(room, me)];
    await runInDurableObject(stubOf(room), (_, state) => {
      for (const socket of state.getWebSockets(`person:${me.face.id}`))
        socket.serializeAttachment({ ...socket.deserializeAttachment(), since: Date.now() - 31 * 60_000 });
    });
    await evictDurableObject(stubOf(room));
    writer.say({ t: "send", text: "not for everybody" });
    await listener.until(({ closed }) => closed !== null, "the end");
    expect(listener.closed?.code).toBe(closeCodes.renew);
    expect(listener.events).toEqual([]);
    expect((await (await join(room, { ...me, after: 0 })).untilSeq(1)).events).toHaveLength(1);
  });
});
