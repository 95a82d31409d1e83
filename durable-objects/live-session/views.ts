import type { Board } from "./board";
import type { People } from "./people";
import { type Face, limits, type Place, protocolVersion, type RoomState, type ServerFrame, type You } from "./protocol";
import type { Telling } from "./telling";

interface Somebody {
  person: string;
  host: boolean;
}

/** What is said to whom: the frames of a session, made of what it knows. */
export class Views {
  constructor(
    private readonly people: People,
    private readonly board: Board,
    private readonly telling: () => Telling,
  ) {}

  placeOf({ person, host }: Somebody): Place {
    const { status, admission } = this.people.facts;
    if (status !== "live") return "waiting";
    return host || admission === "open" || this.people.standing(person).admitted ? "room" : "lobby";
  }

  welcome(who: Somebody): ServerFrame {
    const room = this.placeOf(who) === "room" ? this.room(who.host) : null;
    return { t: "welcome", v: protocolVersion, you: this.you(who), room };
  }

  you(who: Somebody): You {
    const { muted } = this.people.standing(who.person);
    return { id: who.person, host: who.host, place: this.placeOf(who), muted, ...this.board.votesOf(who.person) };
  }

  private room(forHosts: boolean): RoomState {
    const questions = this.board.questions().filter(({ hidden }) => forHosts || !hidden);
    const here = this.telling().size;
    return { ...this.hands(), questions, polls: this.board.polls(), here, present: this.telling().present() };
  }

  /** Of those who are here: whoever lost the connection finds their hand where it was. */
  hands(): { hands: Face[]; raised: number } {
    const raised = this.people.hands().filter((person) => this.telling().has(person));
    const hands = raised.slice(0, limits.hands).flatMap((person) => this.people.face(person) ?? []);
    return { hands, raised: raised.length };
  }

  /** Questions and polls that have changed. To others than hosts a hidden question is gone. */
  things(questions: ReadonlySet<string>, polls: ReadonlySet<string>, forHosts: boolean) {
    const asked = [...questions].flatMap((id) => this.board.question(id) ?? []);
    const seen = asked.filter(({ hidden }) => forHosts || !hidden);
    const gone = asked.filter((question) => !seen.includes(question)).map(({ id }) => id);
    return { questions: seen, gone, polls: [...polls].flatMap((id) => this.board.poll(id) ?? []) };
  }

  forHosts(everybody: Iterable<Somebody>): ServerFrame {
    const waiting = new Set([...everybody].filter((who) => this.placeOf(who) === "lobby").map(({ person }) => person));
    const lobby = [...waiting].flatMap((person) => this.people.face(person) ?? []);
    return { t: "hosts", lobby, removed: this.people.whoAre("removed"), muted: this.people.whoAre("muted") };
  }
}
