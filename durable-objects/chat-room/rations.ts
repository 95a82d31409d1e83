const dayMs = 86_400_000;
/** What somebody has written is kept each time it has grown by so many characters: an eviction forgets no more, and a short message costs no write of its own. */
const keepEvery = 10_000;
/** From so many people on, all is kept and looked up again. */
const remembered = 500;

/**
 * How much each person has written here since midnight, UTC, in characters of events. The rate of frames (shared/socket.ts) is what a person may do for a minute;
 * held for days, it would fill what one object may store.
 */
export class Rations {
  private readonly used = new Map<string, { day: number; now: number; kept: number }>();

  constructor(
    private readonly sql: SqlStorage,
    private readonly most: number,
  ) {}

  /** Milliseconds until a person may write again, 0 for now. */
  wait(person: string, at: number): number {
    return this.of(person, at).now < this.most ? 0 : dayMs - (at % dayMs);
  }

  spend(person: string, at: number, characters: number): void {
    const used = this.of(person, at);
    used.now += characters;
    if (used.now - used.kept >= keepEvery) this.keep(person, used);
  }

  private of(person: string, at: number) {
    const day = Math.floor(at / dayMs);
    const known = this.used.get(person);
    if (known?.day === day) return known;
    if (this.used.size >= remembered) {
      for (const [other, used] of this.used) if (used.day === day && used.now > used.kept) this.keep(other, used);
      this.used.clear();
    }
    const [row] = this.sql
      .exec<{ used: number }>("select used from written where person = ? and day = ?", person, day)
      .toArray();
    const begun = { day, now: row?.used ?? 0, kept: row?.used ?? 0 };
    this.used.set(person, begun);
    return begun;
  }

  private keep(person: string, used: { day: number; now: number; kept: number }): void {
    this.sql.exec("delete from written where day < ?", used.day);
    this.sql.exec(
      "insert into written (person, day, used) values (?, ?, ?) on conflict (person) do update set day = excluded.day, used = excluded.used",
      ...[person, used.day, used.now],
    );
    used.kept = used.now;
  }
}
