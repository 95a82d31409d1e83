/** A time that somebody was in the room; null for `leftAt` while they are. Milliseconds since 1970. */
export interface Stay {
  key: string;
  person: string;
  isHost: boolean;
  joinedAt: number;
  leftAt: number | null;
}
interface StayRow extends Record<string, SqlStorageValue> {
  key: string;
  person: string;
  host: number;
  joined: number;
  left_at: number | null;
}

/** Who was here from when to when, in the object's SQLite: one stay a person at a time, however many tabs they have. */
export class Stays {
  constructor(private readonly sql: SqlStorage) {
    for (const statement of schema) sql.exec(statement);
  }

  /** Whoever is here already goes on with that stay. */
  begin(person: string, isHost: boolean, at: number): void {
    this.sql.exec(
      `insert into stays (key, person, host, joined, seen) select ?1, ?2, ?3, ?4, ?4
       where not exists (select 1 from stays where person = ?2 and left_at is null)`,
      ...[crypto.randomUUID(), person, isHost ? 1 : 0, at],
    );
  }

  /** `at` is their last sign of life; nobody leaves before they came. */
  end(person: string, at: number): void {
    this.sql.exec(
      "update stays set left_at = max(joined, ?), dirty = 1 where person = ? and left_at is null",
      ...[at, person],
    );
  }

  endAll(at: number): void {
    this.sql.exec("update stays set left_at = max(joined, ?), dirty = 1 where left_at is null", at);
  }

  /** Those who are here have given a sign of life. */
  seen(person: string, at: number): void {
    this.sql.exec("update stays set seen = max(seen, ?) where person = ? and left_at is null", at, person);
  }

  /** Whoever is not among `here` was lost with the object: their stay ended when something was last heard of them. */
  endLost(here: ReadonlySet<string>): void {
    const open = this.sql.exec<{ person: string }>("select person from stays where left_at is null").toArray();
    for (const { person } of open)
      if (!here.has(person))
        this.sql.exec(
          "update stays set left_at = max(joined, seen), dirty = 1 where person = ? and left_at is null",
          person,
        );
  }

  /** Those that PostgreSQL does not know as they are, `limit` at most. */
  uncopied(limit: number): Stay[] {
    return this.sql
      .exec<StayRow>(
        "select key, person, host, joined, left_at from stays where dirty = 1 order by joined limit ?",
        limit,
      )
      .toArray()
      .map(({ key, person, host, joined, left_at }) => ({
        ...{ key, person, isHost: host === 1 },
        ...{ joinedAt: joined, leftAt: left_at },
      }));
  }

  get isOutcomeKept(): boolean {
    return this.sql.exec("select 1 from outcome_kept").toArray().length > 0;
  }
  keptOutcome(): void {
    this.sql.exec("insert into outcome_kept (id) values (1) on conflict do nothing");
  }

  /** What has changed while it was copied is copied again. */
  copied(stays: readonly Stay[]): void {
    for (const { key, leftAt } of stays)
      this.sql.exec("update stays set dirty = 0 where key = ? and left_at is ?", key, leftAt);
  }
}

/** Additive only: an object may wake up under newer code at any time. */
const schema = [
  `create table if not exists stays (
     key text primary key, person text not null, host integer not null, joined integer not null, seen integer not null, left_at integer,
     dirty integer not null default 1) strict`,
  "create table if not exists outcome_kept (id integer primary key check (id = 1)) strict",
  "create index if not exists stays_open on stays (person) where left_at is null",
  "create index if not exists stays_dirty on stays (joined) where dirty = 1",
];
