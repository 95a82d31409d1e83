import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { closeCodes, limits } from "../../durable-objects/live-session/protocol";
import { newUuid } from "../../worker/kernel/ids";
import { attend, entrance, facts, newSession, rpcOf, sessionOf } from "./support/live";

const host = () => entrance({ face: { host: true } });
interface StayRow extends Record<string, SqlStorageValue> {
  person: string;
  joined: number;
  left_at: number | null;
}
const staysOf = (session: string) =>
  runInDurableObject(sessionOf(session), (_, { storage }) =>
    storage.sql.exec<StayRow>("select person, joined, left_at from stays order by joined, key").toArray(),
  );

describe("a live session, in workerd", () => {
  it("EVT-5 hands are seen by all in their order, questions are voted up, a poll's bars grow, and whoever comes later sees the same", async () => {
    const session = newSession();
    const [first, second, chief] = [entrance(), entrance(), host()];
    const [a, b, teacher] = [await attend(session, first), await attend(session, second), await attend(session, chief)];
    await b.untilDone(b.say({ t: "hand", on: true }));
    a.say({ t: "hand", on: true });
    await teacher.until(({ hands }) => hands?.length === 2, "hands");
    expect(teacher.hands).toEqual([second.face.id, first.face.id]);
    const [why, how] = [a.say({ t: "ask", text: " Why? " }), b.say({ t: "ask", text: "How?" })];
    await b.until((client) => client.question(why) !== undefined, "a question");
    expect(b.question(why)).toMatchObject({ text: "Why?", by: { id: first.face.id }, votes: 0 });
    b.say({ t: "vote", question: why });
    await teacher.until((client) => client.question(why)?.votes === 1, "a vote");
    const poll = teacher.say({ t: "poll", question: "Ready?", choices: ["yes", "no"], multiple: false });
    await a.until((client) => client.poll(poll) !== undefined, "a poll");
    a.say({ t: "choose", poll, choices: [0] });
    b.say({ t: "choose", poll, choices: [1] });
    await a.until((client) => client.poll(poll)?.voters === 2, "bars");
    expect(a.poll(poll)).toMatchObject({ counts: [1, 1], open: true });
    expect(JSON.stringify(a.frames)).not.toMatch(/poll_votes|"person"/);
    expect(a.you).toMatchObject({ votes: [], chosen: { [poll]: [0] } });
    teacher.say({ t: "close", poll });
    teacher.say({ t: "answered", question: why, on: true });
    teacher.say({ t: "lower", person: second.face.id });
    await b.until((client) => client.question(why)?.answered === true, "an answer");
    const late = await attend(session);
    expect(late.hands).toEqual([first.face.id]);
    expect(late.room?.questions.map(({ id }) => id)).toEqual([how, why]);
    expect(late.room?.polls).toMatchObject([{ id: poll, open: false, counts: [1, 1], voters: 2 }]);
    expect(late.room?.here).toBe(4);
  });

  it("EVT-5 an eviction between two acts loses neither, nor a vote, a hand, a stay or a socket", async () => {
    const session = newSession();
    const me = entrance();
    const [a, teacher] = [await attend(session, me), await attend(session, host())];
    const question = a.say({ t: "ask", text: "Still there?" });
    await a.untilDone(question);
    await evictDurableObject(sessionOf(session));
    await a.untilDone(a.say({ t: "hand", on: true }));
    await evictDurableObject(sessionOf(session));
    const poll = teacher.say({ t: "poll", question: "Well?", choices: ["yes", "no"], multiple: true });
    await a.until((client) => client.poll(poll) !== undefined, "a poll");
    await evictDurableObject(sessionOf(session));
    await a.untilDone(a.say({ t: "choose", poll, choices: [0, 1] }));
    await teacher.until((client) => client.poll(poll)?.voters === 1 && client.hands?.length === 1, "all of it");
    expect([a.closed, teacher.closed]).toEqual([null, null]);
    expect(await staysOf(session)).toHaveLength(2);
    const again = await attend(session, me);
    expect(again.you).toMatchObject({ chosen: { [poll]: [0, 1] } });
    expect(again.room?.questions).toMatchObject([{ id: question, text: "Still there?" }]);
  });

  it("EVT-5 what is sent twice, over one connection or the next, is done once", async () => {
    const session = newSession();
    const me = entrance();
    const [a, b] = [await attend(session, me), await attend(session)];
    const id = newUuid();
    for (let n = 0; n < 3; n++) a.say({ t: "ask", text: "once", id });
    await a.until((client) => client.of("done").length === 3, "acknowledgements");
    a.close();
    const back = await attend(session, me);
    await back.untilDone(back.say({ t: "ask", text: "once", id }));
    const vote = newUuid();
    for (let n = 0; n < 2; n++) b.say({ t: "vote", question: id, id: vote });
    expect(await b.untilRefused(b.say({ t: "vote", question: id }))).toBe("voted_already");
    expect(await b.untilRefused(b.say({ t: "hand", on: true, id: vote }))).toBe("id_reused");
    const late = await attend(session);
    expect(late.room?.questions).toMatchObject([{ id, votes: 1 }]);
  });

  it("EVT-5 where hosts let people in, others wait and learn nothing; whoever was let in comes back by themselves, whoever was removed does not", async () => {
    const session = newSession();
    const byHost = { facts: { admission: "by_host" as const } };
    const [mine, yours] = [entrance(byHost), entrance(byHost)];
    const teacher = await attend(session, entrance({ ...byHost, face: { host: true } }));
    const [a, b] = [await attend(session, mine), await attend(session, yours)];
    expect([a.you?.place, a.room, b.you?.place]).toEqual(["lobby", null, "lobby"]);
    await teacher.until(({ hosts }) => hosts?.lobby.length === 2, "a lobby");
    expect(await a.untilRefused(a.say({ t: "ask", text: "Hello?" }))).toBe("in_lobby");
    expect(await a.untilRefused(a.say({ t: "admit", person: mine.face.id }))).toBe("in_lobby");
    teacher.say({ t: "admit", person: mine.face.id });
    await a.until(({ you }) => you?.place === "room", "to be let in");
    await a.untilDone(a.say({ t: "ask", text: "Thank you" }));
    expect(b.frames).toHaveLength(1);
    teacher.say({ t: "remove", person: yours.face.id });
    await b.untilClosed();
    expect(b.closed?.code).toBe(closeCodes.removed);
    a.close();
    await evictDurableObject(sessionOf(session));
    expect((await attend(session, mine)).you?.place).toBe("room");
    expect((await attend(session, yours)).closed?.code).toBe(closeCodes.removed);
    await teacher.until(({ hosts }) => hosts?.removed.length === 1, "who was removed");
    await teacher.untilDone(teacher.say({ t: "admit", person: yours.face.id }));
    expect((await attend(session, yours)).you?.place).toBe("room");
    expect((await staysOf(session)).filter(({ person }) => person === mine.face.id)).toHaveLength(2);
  });

  it("EVT-5 a host mutes, lowers, hides and removes: the one concerned is told, the hidden question is gone for all but hosts", async () => {
    const session = newSession();
    const me = entrance();
    const [a, b, teacher] = [await attend(session, me), await attend(session), await attend(session, host())];
    const rude = a.say({ t: "ask", text: "something rude" });
    a.say({ t: "hand", on: true });
    await b.until(
      (client) => client.question(rude) !== undefined && client.hands?.length === 1,
      "a question and a hand",
    );
    teacher.say({ t: "hide", question: rude, on: true });
    teacher.say({ t: "mute", person: me.face.id, on: true });
    await b.until((client) => client.of("changed").some(({ gone }) => gone?.includes(rude)), "it is gone");
    await b.until(({ hands }) => hands?.length === 0, "no hand");
    await a.until(({ you }) => you?.muted === true, "word of being muted");
    expect(await a.untilRefused(a.say({ t: "ask", text: "again" }))).toBe("muted");
    expect(await a.untilRefused(a.say({ t: "hand", on: true }))).toBe("muted");
    await teacher.until((client) => client.question(rude)?.hidden === true, "the host to see it still");
    expect(teacher.hosts?.muted.map(({ id }) => id)).toEqual([me.face.id]);
    expect(JSON.stringify((await attend(session)).frames)).not.toContain("rude");
    teacher.say({ t: "remove", person: me.face.id });
    await a.untilClosed();
    expect(a.closed?.code).toBe(closeCodes.removed);
    const stay = (await staysOf(session)).find(({ person }) => person === me.face.id);
    expect(stay?.left_at).not.toBeNull();
  });

  it("EVT-5 before the start nobody does anything; the start brings all in where they are, the end takes all out and nobody comes after it", async () => {
    const session = newSession();
    const early = { facts: { status: "scheduled" as const } };
    const me = entrance(early);
    const [a, tab, teacher] = [
      await attend(session, me),
      await attend(session, me),
      await attend(session, entrance({ ...early, face: { host: true } })),
    ];
    expect(await a.untilRefused(a.say({ t: "hand", on: true }))).toBe("not_live");
    expect(await teacher.untilRefused(teacher.say({ t: "lower", person: null }))).toBe("not_live");
    expect(await staysOf(session)).toEqual([]);
    await rpcOf(session).changed(facts({ version: 2 }));
    for (const client of [a, tab, teacher]) await client.until(({ you }) => you?.place === "room", "the start");
    await rpcOf(session).changed(facts({ status: "scheduled", version: 1 }));
    await a.untilDone(a.say({ t: "hand", on: true }));
    expect(await staysOf(session)).toHaveLength(2);
    await rpcOf(session).changed(facts({ status: "ended", version: 3 }));
    for (const client of [a, tab, teacher]) {
      await client.untilClosed();
      expect(client.closed?.code).toBe(closeCodes.ended);
    }
    expect((await staysOf(session)).map(({ left_at }) => left_at)).not.toContain(null);
    expect((await attend(session, me)).closed?.code).toBe(closeCodes.ended);
  });

  it("EVT-5 two tabs of one person are one stay; a connection that was lost ends at its last sign of life", async () => {
    const session = newSession();
    const [me, quiet] = [entrance(), entrance()];
    const [a, tab] = [await attend(session, me), await attend(session, me)];
    a.close();
    await tab.untilDone(tab.say({ t: "hand", on: true }));
    expect(await staysOf(session)).toMatchObject([{ person: me.face.id, left_at: null }]);
    tab.close();
    await expect.poll(async () => (await staysOf(session)).map(({ left_at }) => left_at !== null)).toEqual([true]);
    await attend(session, me);
    expect((await staysOf(session)).filter(({ person }) => person === me.face.id)).toHaveLength(2);

    const lost = await attend(session, quiet);
    const sign = Date.now() - 120_000;
    await runInDurableObject(sessionOf(session), (_, state) => {
      for (const socket of state.getWebSockets(`person:${quiet.face.id}`))
        socket.serializeAttachment({ ...socket.deserializeAttachment(), since: sign, saidAt: sign });
      state.storage.sql.exec("update stays set joined = ? where person = ?", sign - 60_000, quiet.face.id);
    });
    await evictDurableObject(sessionOf(session));
    await runDurableObjectAlarm(sessionOf(session));
    await lost.untilClosed();
    expect(lost.closed?.code).toBe(closeCodes.resume);
    const stay = (await staysOf(session)).find(({ person }) => person === quiet.face.id);
    expect(stay?.left_at).toBe(sign);
  });

  it("EVT-5 what is no frame is refused by name, and so is what is too long or too much", async () => {
    const session = newSession();
    const [a, teacher] = [await attend(session), await attend(session, host())];
    const id = newUuid();
    const bad: unknown[] = [
      ...["", "null", "[]", "{", '{"t":"hand"}'],
      { t: "hand", id: "no uuid", on: true },
      { t: "ask", id, text: "x".repeat(limits.question + 1) },
      { t: "ask", id, text: "\u0000" },
      { t: "ask", id, text: "x", by: newUuid() },
      { t: "poll", id, question: "?", choices: ["one"], multiple: false },
      { t: "poll", id, question: "?", choices: ["1", "2", "3", "4", "5", "6", "7"], multiple: false },
      { t: "choose", id, poll: id, choices: [] },
      { t: "choose", id, poll: id, choices: [-1] },
      "x".repeat(limits.frame + 1),
    ];
    for (const frame of bad) a.tell(frame);
    await a.until((client) => client.of("refused").length === bad.length, "refusals");
    expect(new Set(a.of("refused").map(({ code }) => code))).toEqual(new Set(["malformed", "too_long"]));
    for (let n = 0; n < 60; n++) teacher.say({ t: "lower", person: null });
    await teacher.until((client) => client.of("refused").some(({ code }) => code === "too_fast"), "a limit");
  });

  it("EVT-5 ACC-11 a person whose access ends is out at once; one who has only listened for half an hour is asked anew", async () => {
    const session = newSession();
    const me = entrance();
    const [a, b, other] = [
      await attend(session, me),
      await attend(session, { ...me, session: newUuid() }),
      await attend(session),
    ];
    expect(await rpcOf(session).revoke(me.face.id, { only: me.session })).toBe(1);
    await a.untilClosed();
    expect([a.closed?.code, b.closed]).toEqual([closeCodes.revoked, null]);
    expect(await rpcOf(session).renew(me.face.id)).toBe(1);
    await b.untilClosed();
    expect([b.closed?.code, other.closed]).toEqual([closeCodes.renew, null]);
    expect((await attend(session, { ...me, version: 99 })).closed?.code).toBe(closeCodes.reload);
    await runInDurableObject(sessionOf(session), (_, state) => {
      for (const socket of state.getWebSockets())
        socket.serializeAttachment({ ...socket.deserializeAttachment(), since: Date.now() - 31 * 60_000 });
    });
    await evictDurableObject(sessionOf(session));
    await runDurableObjectAlarm(sessionOf(session));
    await other.untilClosed();
    expect(other.closed?.code).toBe(closeCodes.renew);
  });

  it("EVT-5 three hundred people at once: their coming, their votes and their hands are told in few frames, and all of them count", async () => {
    const session = newSession();
    const teacher = await attend(session, host());
    const crowd = await Promise.all(Array.from({ length: 300 }, () => attend(session)));
    const poll = teacher.say({ t: "poll", question: "All here?", choices: ["yes", "no"], multiple: false });
    await Promise.all(crowd.map((client) => client.until(() => client.poll(poll) !== undefined, "a poll")));
    const before = teacher.frames.length;
    crowd.forEach((client, n) => {
      client.say({ t: "choose", poll, choices: [n % 3 === 0 ? 1 : 0] });
      client.say({ t: "hand", on: true });
    });
    await teacher.until(() => teacher.poll(poll)?.voters === 300 && teacher.raised === 300, "all votes");
    expect(teacher.hands).toHaveLength(limits.hands);
    expect(teacher.poll(poll)?.counts).toEqual([200, 100]);
    const told = teacher.frames.length - before;
    expect(told).toBeLessThan(100);
    expect(teacher.of("changed").filter(({ here }) => here !== undefined).length).toBeLessThan(20);
    expect((await attend(session)).room).toMatchObject({ here: 302 });
  });
});
