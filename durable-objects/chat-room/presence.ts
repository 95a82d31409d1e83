import { limits, type ServerFrame } from "./protocol";

/** How long changes gather, milliseconds. */
const gatherMs = 1_000;

/** Who is here and who types: told together, a second late at most in a small room, and never stored. */
export class Presence {
  private readonly here = new Set<string>();
  private readonly came_ = new Set<string>();
  private readonly left_ = new Map<string, number>();
  private readonly typing = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly broadcast: (frame: ServerFrame) => void) {}

  /** Whoever a room that wakes up finds there. */
  begin(people: readonly string[]): void {
    for (const person of people) this.here.add(person);
  }

  /** Of a crowd, those who have been here longest. */
  present(): string[] {
    return [...this.here].slice(0, limits.present);
  }

  has(person: string): boolean {
    return this.here.has(person);
  }

  get size(): number {
    return this.here.size;
  }

  came(person: string): void {
    if (this.here.has(person)) return;
    this.here.add(person);
    if (!this.left_.delete(person)) this.came_.add(person);
    this.soon();
  }

  /** `at` is when they were last seen. */
  left(person: string, at: number): void {
    if (!this.here.delete(person)) return;
    this.typing.delete(person);
    if (!this.came_.delete(person)) this.left_.set(person, at);
    this.soon();
  }

  types(person: string): void {
    this.typing.add(person);
    this.soon();
  }

  /** Whoever has said it types no more. */
  said(person: string): void {
    this.typing.delete(person);
  }

  private get isCrowd(): boolean {
    return this.here.size > limits.present;
  }

  private soon(): void {
    this.timer ??= setTimeout(() => this.tell(), this.isCrowd ? gatherMs * 5 : gatherMs);
  }

  private tell(): void {
    this.timer = undefined;
    const changed = this.came_.size + this.left_.size > 0;
    const came = this.isCrowd ? [] : [...this.came_];
    const left = this.isCrowd ? [] : [...this.left_].map(([id, at]) => ({ id, at }));
    const people = this.isCrowd ? [] : [...this.typing];
    this.came_.clear();
    this.left_.clear();
    this.typing.clear();
    if (changed) this.broadcast({ t: "presence", here: this.size, came, left });
    if (people.length > 0) this.broadcast({ t: "typing", people });
  }
}
