import type { Board } from "./board";
import type { People } from "./people";
import { type Act, limits, type Place, type Refusal } from "./protocol";
import type { Told } from "./telling";

/** What an act has changed: who must be told of what. */
export type Touch =
  | Told
  /** Of somebody: what they may and have chosen; or where they are. */
  | { is: "you"; person: string }
  | { is: "place"; person: string };
export type Outcome = { touches: Touch[] } | { refused: Refusal };
export interface Actor {
  person: string;
  host: boolean;
  place: Place;
}
type Of<T extends Act["t"]> = Extract<Act, { t: T }>;

/** What a person does in a session: refused by name, done already, or written. */
export function perform(act: Act, who: Actor, people: People, board: Board, now: number): Outcome {
  const before = people.done(who.person, act.id);
  if (before !== null) return before === act.t ? { touches: [] } : { refused: "id_reused" };
  const refused = refusal(act, who, people, board);
  if (refused) return { refused };
  people.note(who.person, act.id, act.t);
  return { touches: write(act, who, people, board, now) };
}

function refusal(act: Act, who: Actor, people: People, board: Board): Refusal | null {
  if (who.place === "waiting") return "not_live";
  if (who.place === "lobby") return "in_lobby";
  const isHosts = !["hand", "ask", "vote", "choose"].includes(act.t);
  // Hosts run the room; they ask, vote and choose in none of it.
  if (isHosts !== who.host) return "not_allowed";
  switch (act.t) {
    case "hand":
      return act.on && people.standing(who.person).muted ? "muted" : null;
    case "ask":
      return people.standing(who.person).muted ? "muted" : unaskable(act, who, board);
    case "vote": {
      const question = board.question(act.question);
      if (!question || question.hidden) return "no_such_question";
      if (question.by.id === who.person) return "not_allowed";
      return board.votesOf(who.person).votes.includes(act.question) ? "voted_already" : null;
    }
    case "choose":
      return unchoosable(act, who, board);
    case "answered":
    case "hide":
      return board.question(act.question) ? null : "no_such_question";
    case "poll":
      return unopenable(act, board);
    case "close":
      return board.poll(act.poll) ? null : "no_such_poll";
    case "lower":
      return act.person === null || people.face(act.person) ? null : "no_such_person";
    case "admit":
    case "remove":
    case "mute": {
      const face = people.face(act.person);
      if (!face) return "no_such_person";
      return face.host ? "not_allowed" : null;
    }
  }
}

function unaskable({ id, text }: Of<"ask">, { person }: Actor, board: Board): Refusal | null {
  if (text.trim() === "") return "empty";
  if (board.question(id)) return "id_reused";
  const { all, waiting } = board.asked(person);
  return all >= limits.questions || waiting >= limits.waiting ? "too_many" : null;
}

function unchoosable({ poll: id, choices }: Of<"choose">, { person }: Actor, board: Board): Refusal | null {
  const poll = board.poll(id);
  if (!poll) return "no_such_poll";
  if (!poll.open) return "poll_closed";
  if (choices.length !== new Set(choices).size || choices.some((choice) => choice >= poll.choices.length))
    return "no_such_choice";
  if (!poll.multiple && choices.length > 1) return "no_such_choice";
  return id in board.votesOf(person).chosen ? "voted_already" : null;
}

function unopenable({ id, question, choices }: Of<"poll">, board: Board): Refusal | null {
  const names = choices.map((choice) => choice.trim());
  if (question.trim() === "" || names.includes("") || new Set(names).size < names.length) return "empty";
  if (board.poll(id)) return "id_reused";
  return board.pollCount() >= limits.polls ? "too_many" : null;
}

function write(act: Act, { person }: Actor, people: People, board: Board, now: number): Touch[] {
  switch (act.t) {
    case "hand":
      if (act.on) people.raise(person);
      else people.lower(person);
      return [{ is: "hands" }];
    case "ask":
      board.ask(act.id, person, act.text.trim(), now);
      return [{ is: "question", id: act.id }];
    case "vote":
      board.vote(act.question, person);
      return [
        { is: "question", id: act.question },
        { is: "you", person },
      ];
    case "choose":
      board.choose(act.poll, person, act.choices);
      return [
        { is: "poll", id: act.poll },
        { is: "you", person },
      ];
    case "answered":
    case "hide":
      board.mark(act.question, act.t === "hide" ? "hidden" : "answered", act.on);
      return [{ is: "question", id: act.question }];
    case "poll": {
      const choices = act.choices.map((choice) => choice.trim());
      board.open({ id: act.id, question: act.question.trim(), choices, multiple: act.multiple, at: now });
      return [{ is: "poll", id: act.id }];
    }
    case "close":
      board.close(act.poll);
      return [{ is: "poll", id: act.poll }];
    case "lower":
      people.lower(act.person);
      return [{ is: "hands" }];
    case "admit":
      people.set(act.person, { admitted: true, removed: false });
      return [{ is: "place", person: act.person }, { is: "hosts" }];
    case "remove":
      people.set(act.person, { admitted: false, removed: true });
      people.lower(act.person);
      return [{ is: "place", person: act.person }, { is: "hands" }, { is: "hosts" }];
    case "mute":
      people.set(act.person, { muted: act.on });
      if (act.on) people.lower(act.person);
      return [{ is: "you", person: act.person }, { is: "hands" }, { is: "hosts" }];
  }
}
