import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { type Actor, perform } from "../../durable-objects/live-session/acts";
import { Board } from "../../durable-objects/live-session/board";
import { People } from "../../durable-objects/live-session/people";
import { type Act, type Face, limits } from "../../durable-objects/live-session/protocol";
import { newUuid } from "../../worker/kernel/ids";
import { sqlOf } from "../support/room-model";

const now = 1_700_000_000_000;
const face = (host: boolean): Face => ({ id: newUuid(), name: "Demo", nameAr: null, host, photo: null });
const student = face(false);
const other = face(false);
const host = face(true);
const colleague = face(true);
const [mine, theirs, hidden, open, several, closed] = Array.from({ length: 6 }, newUuid) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

/** A session in which two have asked, one question is hidden, two polls are open and one is closed. */
function session() {
  const sql = sqlOf(new DatabaseSync(":memory:"));
  const [people, board] = [new People(sql), new Board(sql)];
  for (const one of [student, other, host, colleague]) people.meet(one);
  board.ask(mine, student.id, "mine", now);
  board.ask(theirs, other.id, "theirs", now);
  board.ask(hidden, other.id, "hidden", now);
  board.mark(hidden, "hidden", true);
  for (const id of [open, several, closed])
    board.open({ id, question: "Which?", choices: ["a", "b", "c"], multiple: id === several, at: now });
  board.close(closed);
  return { people, board };
}

type Session = ReturnType<typeof session>;
/** By who acts: how they stand in the session. */
const standings: Record<string, (session: Session) => Actor> = {
  student: () => ({ person: student.id, host: false, place: "room" }),
  muted: ({ people }) => {
    people.set(student.id, { muted: true });
    return { person: student.id, host: false, place: "room" };
  },
  "in the lobby": () => ({ person: student.id, host: false, place: "lobby" }),
  "before the start": () => ({ person: student.id, host: false, place: "waiting" }),
  host: () => ({ person: host.id, host: true, place: "room" }),
  "host before the start": () => ({ person: host.id, host: true, place: "waiting" }),
};

const poll = { t: "poll", question: "Ready?", choices: ["yes", "no"], multiple: false };
const acts: Record<string, Record<string, unknown>> = {
  "raise a hand": { t: "hand", on: true },
  "take it down": { t: "hand", on: false },
  ask: { t: "ask", text: "why?" },
  "ask nothing": { t: "ask", text: " \n" },
  vote: { t: "vote", question: theirs },
  "vote for one's own": { t: "vote", question: mine },
  "vote for what is hidden": { t: "vote", question: hidden },
  "vote for nothing": { t: "vote", question: newUuid() },
  choose: { t: "choose", poll: open, choices: [1] },
  "choose two of one": { t: "choose", poll: open, choices: [0, 1] },
  "choose two of several": { t: "choose", poll: several, choices: [2, 0] },
  "choose the same twice": { t: "choose", poll: several, choices: [1, 1] },
  "choose what is not there": { t: "choose", poll: open, choices: [3] },
  "choose too late": { t: "choose", poll: closed, choices: [0] },
  "mark as answered": { t: "answered", question: mine, on: true },
  "hide a question": { t: "hide", question: mine, on: true },
  "hide nothing": { t: "hide", question: newUuid(), on: true },
  "open a poll": poll,
  "open one with two same choices": { ...poll, choices: ["yes", "yes "] },
  "close a poll": { t: "close", poll: open },
  "close no poll": { t: "close", poll: newUuid() },
  "admit somebody": { t: "admit", person: other.id },
  "admit a stranger": { t: "admit", person: newUuid() },
  "remove somebody": { t: "remove", person: other.id },
  "remove a host": { t: "remove", person: colleague.id },
  "mute somebody": { t: "mute", person: other.id, on: true },
  "mute a host": { t: "mute", person: colleague.id, on: true },
  "lower a hand": { t: "lower", person: other.id },
  "lower all hands": { t: "lower", person: null },
};

describe("who may do what in a live session", () => {
  it("EVT-5 every act × every standing: done, or refused by name as written", () => {
    const table = Object.entries(acts).map(([act, said]) => {
      const cells = Object.values(standings).map((standing) => {
        const { people, board } = session();
        const outcome = perform({ id: newUuid(), ...said } as Act, standing({ people, board }), people, board, now);
        return "refused" in outcome ? outcome.refused : "done";
      });
      return `${act}: ${cells.join(", ")}`;
    });
    const before = "in_lobby, not_live";
    const attendees = (act: string, is: string, muted = is) =>
      `${act}: ${is}, ${muted}, ${before}, not_allowed, not_live`;
    const hosts = (act: string, is: string) => `${act}: not_allowed, not_allowed, ${before}, ${is}, not_live`;
    expect(table).toEqual([
      attendees("raise a hand", "done", "muted"),
      attendees("take it down", "done"),
      attendees("ask", "done", "muted"),
      attendees("ask nothing", "empty", "muted"),
      attendees("vote", "done"),
      attendees("vote for one's own", "not_allowed"),
      attendees("vote for what is hidden", "no_such_question"),
      attendees("vote for nothing", "no_such_question"),
      attendees("choose", "done"),
      attendees("choose two of one", "no_such_choice"),
      attendees("choose two of several", "done"),
      attendees("choose the same twice", "no_such_choice"),
      attendees("choose what is not there", "no_such_choice"),
      attendees("choose too late", "poll_closed"),
      hosts("mark as answered", "done"),
      hosts("hide a question", "done"),
      hosts("hide nothing", "no_such_question"),
      hosts("open a poll", "done"),
      hosts("open one with two same choices", "empty"),
      hosts("close a poll", "done"),
      hosts("close no poll", "no_such_poll"),
      hosts("admit somebody", "done"),
      hosts("admit a stranger", "no_such_person"),
      hosts("remove somebody", "done"),
      hosts("remove a host", "not_allowed"),
      hosts("mute somebody", "done"),
      hosts("mute a host", "not_allowed"),
      hosts("lower a hand", "done"),
      hosts("lower all hands", "done"),
    ]);
  });

  it("EVT-5 a vote counts once, under one id or under another, and so does a choice", () => {
    const { people, board } = session();
    const me: Actor = { person: student.id, host: false, place: "room" };
    const act = (said: Record<string, unknown>, who = me) =>
      perform({ id: newUuid(), ...said } as Act, who, people, board, now);
    const id = newUuid();
    expect(act({ t: "vote", question: theirs, id })).toHaveProperty("touches");
    expect(act({ t: "vote", question: theirs, id })).toEqual({ touches: [] });
    expect(act({ t: "vote", question: theirs })).toEqual({ refused: "voted_already" });
    expect(act({ t: "hand", on: true, id })).toEqual({ refused: "id_reused" });
    act({ t: "choose", poll: several, choices: [0, 2] });
    act({ t: "choose", poll: several, choices: [2] }, { ...me, person: other.id });
    expect(act({ t: "choose", poll: several, choices: [1] })).toEqual({ refused: "voted_already" });
    expect(board.question(theirs)?.votes).toBe(1);
    expect(board.poll(several)).toMatchObject({ counts: [1, 0, 2], voters: 2 });
    expect(board.votesOf(student.id)).toEqual({ votes: [theirs], chosen: { [several]: [0, 2] } });
    expect(board.questions().map((question) => question.id)).toEqual([theirs, mine, hidden]);
  });

  it("EVT-5 hands stay in the order in which they were raised, and a flood of questions is held back", () => {
    const { people, board } = session();
    const act = (person: string, said: Record<string, unknown>) =>
      perform({ id: newUuid(), ...said } as Act, { person, host: false, place: "room" }, people, board, now);
    act(other.id, { t: "hand", on: true });
    act(student.id, { t: "hand", on: true });
    act(other.id, { t: "hand", on: true });
    expect(people.hands()).toEqual([other.id, student.id]);
    const outcomes = Array.from({ length: limits.waiting }, (_, n) =>
      act(student.id, { t: "ask", text: `question ${n}` }),
    );
    expect(outcomes.at(-2)).toHaveProperty("touches");
    expect(outcomes.at(-1)).toEqual({ refused: "too_many" });
  });
});
