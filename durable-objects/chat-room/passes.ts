import type { Entrance } from "./protocol-door";

/** What the door found out about somebody, and when; milliseconds since 1970. */
export type Known = Pick<Entrance, "face" | "session" | "kind" | "blocked" | "quiet"> & { since: number };

/**
 * Who was let in lately. Whoever comes out of a tunnel is let in again by the room alone, without a word to PostgreSQL, as a socket that stayed open would have
 * stayed: for as long as the room believes the door, and only until it is told that a session or a membership has ended.
 */
export class Passes {
  constructor(private readonly sql: SqlStorage) {}

  keep({ pass, face, session, kind, blocked, quiet, until }: Entrance, since: number): void {
    this.sql.exec("delete from passes where until <= ?", since);
    const known: Known = { face, session, kind, blocked, quiet, since };
    this.sql.exec(
      `insert into passes (pass, person, session, until, json) values (?, ?, ?, ?, ?)
       on conflict (pass) do update set until = excluded.until, json = excluded.json`,
      ...[pass, face.id, session, until, JSON.stringify(known)],
    );
  }

  find(pass: string, now: number): Known | null {
    const [row] = this.sql
      .exec<{ json: string }>("select json from passes where pass = ? and until > ?", pass, now)
      .toArray();
    return row ? (JSON.parse(row.json) as Known) : null;
  }

  /** Those of a person: all, of one login session, or all but that one's. */
  end(person: string, ended: { only?: string | undefined; except?: string | undefined } = {}): void {
    this.sql.exec(
      "delete from passes where person = ?1 and (?2 is null or session = ?2) and (?3 is null or session <> ?3)",
      ...[person, ended.only ?? null, ended.except ?? null],
    );
  }
}
