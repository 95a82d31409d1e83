import type { Standing } from "./protocol-events";

/** Of muted and banned people. */
const sanctionsNamed = 200;
/** Of a large room the latest. */
const most = 100;

/**
 * What the room knows of people beside its events: up to where a device of theirs has the log, and when they were last here. One mark a person, however much
 * happens.
 */
export class Marks {
  constructor(private readonly sql: SqlStorage) {}

  delivered(): Record<string, number> {
    const rows = this.sql.exec<{ person: string; up_to: number }>("select person, up_to from delivered limit ?", most);
    return Object.fromEntries(rows.toArray().map(({ person, up_to }) => [person, up_to]));
  }

  setDelivered(person: string, upTo: number): void {
    this.sql.exec(
      `insert into delivered (person, up_to) values (?, ?)
       on conflict (person) do update set up_to = max(up_to, excluded.up_to)`,
      person,
      upTo,
    );
  }

  lastSeen(): Record<string, number> {
    const rows = this.sql.exec<{ person: string; at: number }>(
      "select person, at from seen order by at desc limit ?",
      most,
    );
    return Object.fromEntries(rows.toArray().map(({ person, at }) => [person, at]));
  }

  setSeen(person: string, at: number): void {
    this.sql.exec(
      "insert into seen (person, at) values (?, ?) on conflict (person) do update set at = excluded.at",
      person,
      at,
    );
  }

  /** Whom moderators have muted or banned: the last ones, and whether there are more. What time has ended is left out. */
  sanctions(now: number): Pick<Standing, "sanctions" | "moreSanctions"> {
    const rows = this.sql
      .exec<{ person: string; muted_until: number | null; banned: number }>(
        "select person, muted_until, banned from sanctions where banned = 1 or muted_until is null or muted_until > ? order by rowid desc limit ?",
        now,
        sanctionsNamed + 1,
      )
      .toArray();
    const named = rows.slice(0, sanctionsNamed);
    return {
      sanctions: named.map(({ person, muted_until, banned }) => ({
        person,
        mutedUntil: muted_until,
        banned: banned === 1,
      })),
      moreSanctions: rows.length > sanctionsNamed,
    };
  }
}
