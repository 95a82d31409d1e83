/** Longer than a door takes between its question and the object, milliseconds. */
const keptMs = 60_000;

/**
 * Whose access has ended or changed lately, in the object's SQLite. A door asks PostgreSQL first and knocks after: what it was told a moment ago may have ended
 * in between, and the call that closes sockets has found none yet.
 */
export class Ended {
  constructor(private readonly sql: SqlStorage) {
    sql.exec("create table if not exists ended (person text primary key, at integer not null) strict");
  }

  note(person: string, now: number): void {
    this.sql.exec("delete from ended where at < ?", now - keptMs);
    this.sql.exec(
      "insert into ended (person, at) values (?, ?) on conflict (person) do update set at = excluded.at",
      ...[person, now],
    );
  }

  /** Whether it has ended since somebody asked, milliseconds since 1970. */
  since(person: string, asked: number): boolean {
    return this.sql.exec("select 1 from ended where person = ? and at >= ?", person, asked).toArray().length > 0;
  }
}
