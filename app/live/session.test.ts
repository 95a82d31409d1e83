import { expect, it } from "vitest";
import { closeCodes, type Question } from "../../durable-objects/live-session/protocol";
import type { Wire } from "../chat/connection";
import { Session } from "./session";

/** A session of the app on a wire that the test holds. */
function page() {
  const sent: { t: string; id: string }[] = [];
  const timers: (() => void)[] = [];
  let heard: Parameters<Wire["open"]>[1] | undefined;
  let opened = 0;
  let ids = 0;
  const wire: Wire = {
    open(_, listeners) {
      opened += 1;
      heard = listeners;
      return { send: (text) => void (text === "ping" || sent.push(JSON.parse(text))), close: () => undefined };
    },
    later(ms, work) {
      // The pings of a quiet socket are none of this test's business.
      if (ms < 10_000) timers.push(work);
      return () => void timers.splice(0, timers.length, ...timers.filter((one) => one !== work));
    },
    now: () => 0,
    random: () => 0,
    online: () => true,
    knock: async () => true,
  };
  const session = new Session("ws://test/ws/live/x", wire, () => `act-${++ids}`);
  session.start();
  return {
    session,
    sent,
    opened: () => opened,
    say: (frame: object) => heard?.message(JSON.stringify(frame)),
    close: (code: number) => heard?.closed(code),
    later: () => {
      for (const work of timers.splice(0)) work();
    },
  };
}
const face = (id: string) => ({ id, name: id, nameAr: null, host: false, photo: null });
const question = (id: string, more: Partial<Question> = {}): Question => ({
  ...{ id, by: face("a"), text: id, at: 1, votes: 0, answered: false, hidden: false },
  ...more,
});
const you = { id: "me", host: false, place: "room", muted: false, votes: [], chosen: {} };
const room = {
  hands: [],
  raised: 0,
  questions: [question("q1"), question("q2")],
  polls: [],
  here: 1,
  present: [face("me")],
};
const welcome = { t: "welcome", v: 1, you, room };

it("EVT-5 what was done while the connection was gone is sent when it is back, and what was not heard of is sent again under its id", () => {
  const { session, sent, say, close, later, opened } = page();
  say(welcome);
  const hand = session.act({ t: "hand", on: true });
  close(1006);
  const asked = session.act({ t: "ask", text: "still there?" });
  expect(sent.map(({ id }) => id)).toEqual([hand]);
  later();
  expect(opened()).toBe(2);
  say(welcome);
  expect(sent.map(({ id }) => id)).toEqual([hand, hand, asked]);
  say({ t: "done", id: hand });
  say({ t: "refused", id: asked, code: "too_fast", wait: 200 });
  later();
  expect(sent.map(({ id }) => id)).toEqual([hand, hand, asked, asked]);
  say({ t: "refused", id: asked, code: "muted" });
  expect(session.read()).toMatchObject({ pending: new Set(), refusal: { code: "muted" } });
});

it("EVT-5 questions move with their votes, a hidden one leaves, people come and go; a welcome replaces all of it", () => {
  const { session, say } = page();
  say(welcome);
  say({
    t: "changed",
    questions: [question("q2", { votes: 2 }), question("q3", { at: 2 })],
    came: [face("b")],
    here: 2,
  });
  const now = () => session.read().session.room;
  expect(now()?.questions.map(({ id }) => id)).toEqual(["q2", "q1", "q3"]);
  say({
    t: "changed",
    questions: [question("q2", { votes: 2, answered: true })],
    gone: ["q1"],
    hands: [face("b")],
    raised: 1,
  });
  expect(now()?.questions.map(({ id }) => id)).toEqual(["q3", "q2"]);
  expect(now()).toMatchObject({ raised: 1, here: 2, present: [{ id: "me" }, { id: "b" }] });
  say({ t: "changed", left: ["b"], here: 1, hands: [], raised: 0 });
  say({ t: "something newer", of: "another version" });
  expect(now()?.present.map(({ id }) => id)).toEqual(["me"]);
  say(welcome);
  expect(now()).toEqual(room);
});

it("EVT-5 a session that is over, or that one was removed from, is not come back to", () => {
  for (const [code, why] of [
    [closeCodes.ended, "ended"],
    [closeCodes.removed, "removed"],
    [closeCodes.revoked, "revoked"],
  ] as const) {
    const { session, say, close, later, opened } = page();
    say(welcome);
    close(code);
    later();
    expect([opened(), session.read().link]).toEqual([1, { is: "stopped", why }]);
  }
});
