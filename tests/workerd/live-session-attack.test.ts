import { describe, expect, it } from "vitest";
import { closeCodes, limits } from "../../durable-objects/live-session/protocol";
import { attend, entrance, newSession, rpcOf } from "./support/live";

describe("a live session and those who mean it ill, in workerd", () => {
  it("EVT-5 ten tabs are no faster than one, and a page that says nothing sensible without end is shut out", async () => {
    const session = newSession();
    const me = entrance();
    const tabs = await Promise.all(Array.from({ length: 5 }, () => attend(session, me)));
    for (let n = 0; n < 15; n++) for (const tab of tabs) tab.say({ t: "hand", on: n % 2 === 0 });
    await tabs[0]?.until(() => tabs.some(({ frames }) => frames.some(({ t }) => t === "refused")), "a limit");
    const noisy = await attend(session);
    for (let n = 0; n < 200; n++) noisy.tell("{");
    await noisy.until(({ closed }) => closed !== null, "the end");
    expect(noisy.closed?.code).toBe(closeCodes.tooMuch);
  });

  it("EVT-5 a person has so many sockets in a session and no more: the one that was opened first goes, and they are still here", async () => {
    const session = newSession();
    const me = entrance();
    const tabs = [];
    for (let n = 0; n <= limits.sockets; n++) tabs.push(await attend(session, me));
    await tabs[0]?.until(({ closed }) => closed !== null, "the end");
    expect(tabs[0]?.closed?.code).toBe(closeCodes.tooMuch);
    expect(tabs.slice(1).filter(({ closed }) => closed !== null)).toEqual([]);
    expect((await attend(session)).room?.here).toBe(2);
  });

  it("EVT-5 ACC-11 whoever knocks with what the door was told before their access ended is sent back to ask again", async () => {
    const session = newSession();
    const me = entrance();
    await rpcOf(session).revoke(me.face.id, {});
    const late = await attend(session, me);
    expect(late.closed?.code).toBe(closeCodes.renew);
    expect((await attend(session, { ...me, asked: Date.now() + 1 })).closed).toBeNull();
  });
});
