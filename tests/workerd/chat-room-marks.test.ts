import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { newUuid } from "../../worker/kernel/ids";
import { entrance, join, newRoom, stubOf } from "./support/room";

const file = (media: string) => ({
  media,
  kind: "file" as const,
  name: "plan.pdf",
  size: 12,
  mimeType: "application/pdf",
});
const offer = (room: string, person: string, media: string) =>
  runInDurableObject(stubOf(room), (instance) =>
    (instance as unknown as { offer(person: string, file: object): Promise<void> }).offer(person, file(media)),
  );
const sqlOf = <T extends Record<string, SqlStorageValue>>(room: string, query: string, ...values: SqlStorageValue[]) =>
  runInDurableObject(stubOf(room), (_, { storage }) => storage.sql.exec<T>(query, ...values).toArray());

describe("what a chat room knows beside its log, in workerd", () => {
  it("CHT-5 a message carries what its sender has put into the room, as the room was told of it; anything else is refused by name", async () => {
    const room = newRoom();
    const [me, you] = [entrance(), entrance()];
    const [a, b] = [await join(room, me), await join(room, you)];
    const [mine, yours] = [newUuid(), newUuid()];
    await offer(room, me.face.id, mine);
    await offer(room, you.face.id, yours);
    await evictDurableObject(stubOf(room));
    const refusals = () => a.of("refused").map(({ code }) => code);
    for (const files of [[yours], [newUuid()], [mine, yours], [mine, mine]]) a.say({ t: "send", text: "", files });
    await a.until(() => refusals().length === 4, "four refusals");
    expect(new Set(refusals())).toEqual(new Set(["no_such_file"]));
    // What a browser says a file is, nobody believes.
    a.say({ t: "send", text: "", files: [{ ...file(mine), name: "other.exe" }] });
    await a.until(() => refusals().length === 5, "a fifth");
    expect(refusals().at(-1)).toBe("malformed");

    const id = a.say({ t: "send", text: "", files: [mine] });
    await b.untilSeq(1);
    expect(b.events[0]).toMatchObject({ k: "message", text: "", files: [file(mine)] });
    a.say({ t: "send", text: "", files: [mine], id });
    await a.until(() => a.of("ack").length === 1, "an acknowledgement of the same");
    a.say({ t: "send", text: "once more", files: [mine] });
    await a.until(() => refusals().length === 6, "a sixth");
    expect(refusals().at(-1)).toBe("no_such_file");

    a.say({ t: "delete", target: 1 });
    await b.untilSeq(2);
    const [welcome] = (await join(room)).of("welcome");
    expect(JSON.stringify(welcome)).not.toContain(mine);
    expect(JSON.stringify((await (await join(room, entrance({ after: 0 }))).untilSeq(2)).frames)).not.toContain(mine);
  });

  it("CHT-5 what has waited for its message for a day is refused", async () => {
    const room = newRoom();
    const me = entrance();
    const a = await join(room, me);
    const media = newUuid();
    await offer(room, me.face.id, media);
    await sqlOf(room, "update offers set at = at - 25 * 3600000");
    a.say({ t: "send", text: "late", files: [media] });
    await a.until(() => a.of("refused").length === 1, "a refusal");
    expect(a.of("refused")[0]?.code).toBe("no_such_file");
  });

  it("CHT-3 in a private room the sender learns that a device of the other has a message, before it is read, and after coming back", async () => {
    const room = newRoom();
    const [me, other] = [entrance({ kind: "private" }), entrance({ kind: "private" })];
    const a = await join(room, me);
    a.say({ t: "send", text: "are you there?" });
    await a.untilSeq(1);
    const mark = () => a.of("delivered").findLast(({ upTo }) => other.face.id in upTo)?.upTo[other.face.id];
    const b = await join(room, other);
    await a.until(() => mark() === 1, "word of the first");
    for (let n = 2; n <= 6; n++) a.say({ t: "send", text: `${n}` });
    await b.untilSeq(6);
    const before = a.of("delivered").length;
    for (let n = 2; n <= 6; n++) b.tell({ t: "shown", upTo: n });
    await a.until(() => mark() === 6, "word of the last");
    // Told together, and nothing in the log.
    expect(a.of("delivered").length).toBe(before + 1);
    expect(a.events.every(({ k }) => k === "message")).toBe(true);
    await evictDurableObject(stubOf(room));
    const again = await join(room, { ...me, after: 6 });
    expect(again.of("welcome")[0]?.delivered?.[other.face.id]).toBe(6);
    // In a course's room nobody counts devices.
    expect((await join(newRoom())).of("welcome")[0]).not.toHaveProperty("delivered");
  });

  it("CHT-3 whoever comes learns when those who have left were last here", async () => {
    const room = newRoom();
    const gone = entrance({ face: { name: "Gone Test" } });
    const started = Date.now();
    const client = await join(room, gone);
    client.close();
    await expect.poll(async () => (await sqlOf(room, "select person from seen")).length, { timeout: 5_000 }).toBe(1);
    await evictDurableObject(stubOf(room));
    const [welcome] = (await join(room)).of("welcome");
    expect(welcome?.lastSeen?.[gone.face.id]).toBeGreaterThanOrEqual(started);
    expect(welcome?.people.map(({ name }) => name)).toContain("Gone Test");
    expect(welcome?.present).not.toContain(gone.face.id);
    await join(room, gone);
    expect((await join(room)).of("welcome")[0]?.lastSeen).not.toHaveProperty(gone.face.id);
  });

  it("CHT-7 a moderator who comes later is told who is muted and banned; members are not", async () => {
    const room = newRoom();
    const [loud, rude] = [entrance(), entrance()];
    const host = await join(room, entrance({ face: { role: "moderator" } }));
    await join(room, loud);
    await join(room, rude);
    host.say({ t: "mute", person: loud.face.id, minutes: null });
    host.say({ t: "ban", person: rude.face.id, on: true });
    await host.untilSeq(2);
    const standing = async (role: "member" | "moderator") =>
      (await join(room, entrance({ face: { role } }))).of("welcome")[0]?.window?.standing;
    const told = await standing("moderator");
    expect(told?.sanctions).toEqual(
      expect.arrayContaining([
        { person: loud.face.id, mutedUntil: null, banned: false },
        { person: rude.face.id, mutedUntil: 0, banned: true },
      ]),
    );
    expect(told?.moreSanctions).toBe(false);
    expect(await standing("member")).not.toHaveProperty("sanctions");
  });

  it("CHT-6 a room that keeps messages for thirty days forgets what is older, its numbers stay, and nobody misses one", async () => {
    const room = newRoom();
    const me = entrance();
    const a = await join(room, me);
    for (const text of ["an old secret", "another", "new"]) a.say({ t: "send", text });
    a.say({ t: "edit", target: 1, text: "an old secret, reworded" });
    await a.until(() => a.events.length >= 4, "four events");
    const monthMs = 31 * 86_400_000;
    await runInDurableObject(stubOf(room), (_, { storage }) => {
      storage.sql.exec(
        "update events set json = json_set(json, '$.at', json_extract(json, '$.at') - ?) where seq <= 2",
        monthMs,
      );
      storage.sql.exec(
        "insert into meta (name, value) values ('archived', 4) on conflict (name) do update set value = 4",
      );
    });
    const late = await join(room, entrance({ keepDays: 30 }));
    const window = late.of("welcome")[0]?.window;
    expect(window?.messages.map(({ text }) => text)).toEqual(["new"]);
    const back = await (await join(room, { ...me, after: 0 })).untilSeq(4);
    expect(back.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(JSON.stringify(back.frames)).not.toContain("secret");
    const kept = await sqlOf<{ all: string }>(
      room,
      "select group_concat(json) || coalesce(group_concat(now), '') as \"all\" from events",
    );
    expect(kept[0]?.all).not.toContain("secret");
  });

  it("CHT-6 a page of history comes after what was said before it", async () => {
    const room = newRoom();
    const [a, b] = [await join(room), await join(room)];
    for (let n = 1; n <= 30; n++) a.say({ t: "send", text: `${n}` });
    b.tell({ t: "history", before: 1_000 });
    await b.until(() => b.of("history").length === 1, "a page");
    const place = b.frames.findIndex(({ t }) => t === "history");
    const newest = b.of("history")[0]?.messages.at(-1)?.seq ?? 0;
    const told = b.frames.slice(0, place).flatMap((frame) => (frame.t === "events" ? frame.e : []));
    expect(told).toHaveLength(newest);
  });
});
