import { type Face, limits, type ServerFrame } from "./protocol";

/** How long what is done gathers, milliseconds, and how much longer for each who is told; a session that was quiet for so long tells at once. */
const gatherMs = 150;
const gatherMsEach = 1.5;
/** How long comings and goings gather; five times as long in a crowd. */
const presenceMs = 1_000;

type Changed = Extract<ServerFrame, { t: "changed" }>;
type Things = Pick<Changed, "questions" | "gone" | "polls">;

/** What may have changed in the room. */
export type Told = { is: "hands" } | { is: "hosts" } | { is: "question"; id: string } | { is: "poll"; id: string };

/** What is asked for when it is told: things are told as they are then, however often they have changed. */
export interface Now {
  hands(): Pick<Changed, "hands" | "raised">;
  /** The questions and polls with these ids. */
  things(questions: ReadonlySet<string>, polls: ReadonlySet<string>, forHosts: boolean): Things;
  send(frame: Changed, to: "attendees" | "hosts" | "all"): void;
  sendHosts(): void;
}

/** Changes for everybody in the room, gathered: a hundred votes in a moment are one frame, not a hundred. */
export class Telling {
  private hands = false;
  private hosts = false;
  private readonly questions = new Set<string>();
  private readonly polls = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private toldAt = 0;

  private readonly here = new Map<string, Face>();
  private readonly came_ = new Map<string, Face>();
  private readonly left_ = new Set<string>();
  private isCrowd = false;
  private presenceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly now: Now) {}

  /** Whoever a session that wakes up finds in the room. */
  begin(faces: readonly Face[]): void {
    for (const face of faces) this.here.set(face.id, face);
  }

  get size(): number {
    return this.here.size;
  }
  has(person: string): boolean {
    return this.here.has(person);
  }
  /** Of a crowd, those who have been here longest. */
  present(): Face[] {
    return [...this.here.values()].slice(0, limits.present);
  }

  came(face: Face): void {
    if (this.here.has(face.id)) return;
    this.here.set(face.id, face);
    if (!this.left_.delete(face.id)) this.came_.set(face.id, face);
    this.presenceSoon();
  }

  left(person: string): void {
    if (!this.here.delete(person)) return;
    if (!this.came_.delete(person)) this.left_.add(person);
    this.presenceSoon();
  }

  touch(what: Told): void {
    if (what.is === "hands") this.hands = true;
    else if (what.is === "hosts") this.hosts = true;
    else (what.is === "question" ? this.questions : this.polls).add(what.id);
    if (this.timer !== undefined) return;
    const wait = Math.max(0, this.toldAt + gatherMs + gatherMsEach * this.size - Date.now());
    // Not before this turn is over: what one act changes is told together.
    this.timer = setTimeout(() => this.tell(), wait);
  }

  private tell(): void {
    this.timer = undefined;
    this.toldAt = Date.now();
    const hands = this.hands ? this.now.hands() : {};
    if (this.hands || this.questions.size > 0 || this.polls.size > 0)
      for (const to of ["attendees", "hosts"] as const)
        this.now.send({ t: "changed", ...hands, ...this.now.things(this.questions, this.polls, to === "hosts") }, to);
    if (this.hosts) this.now.sendHosts();
    this.hands = false;
    this.hosts = false;
    this.questions.clear();
    this.polls.clear();
  }

  private presenceSoon(): void {
    const wait = this.size > limits.present ? presenceMs * 5 : presenceMs;
    this.presenceTimer ??= setTimeout(() => this.tellPresence(), wait);
  }

  private tellPresence(): void {
    this.presenceTimer = undefined;
    const wasCrowd = this.isCrowd;
    this.isCrowd = this.size > limits.present;
    const named = this.isCrowd
      ? {}
      : wasCrowd
        ? { present: this.present() }
        : { came: [...this.came_.values()], left: [...this.left_] };
    this.came_.clear();
    this.left_.clear();
    this.now.send({ t: "changed", here: this.size, ...named }, "all");
  }
}
