import type { Face } from "./protocol";
import type { Facts } from "./protocol-door";

export interface Standing {
  /** Has been in the room, or was let in: comes straight in again. */
  admitted: boolean;
  removed: boolean;
  muted: boolean;
}

/** Who was ever here and how they stand, how the session stands, and what was done already: in the object's SQLite. */
export class People {
  facts: Facts;

  constructor(private readonly sql: SqlStorage) {
    for (const statement of schema) sql.exec(statement);
    const [row] = sql.exec<{ json: string }>("select json from facts").toArray();
    this.facts = row ? (JSON.parse(row.json) as Facts) : { status: "scheduled", admission: "open", version: 0 };
  }

  /** False for what is older than what is known. */
  learn(facts: Facts): boolean {
    if (facts.version <= this.facts.version) return false;
    this.facts = facts;
    this.sql.exec(
      "insert into facts (id, json) values (1, ?) on conflict (id) do update set json = excluded.json",
      JSON.stringify(facts),
    );
    return true;
  }

  meet(face: Face): void {
    this.sql.exec(
      "insert into people (id, json, host) values (?, ?, ?) on conflict (id) do update set json = excluded.json, host = excluded.host",
      ...[face.id, JSON.stringify(face), face.host ? 1 : 0],
    );
  }

  face(person: string): Face | null {
    const [row] = this.sql.exec<{ json: string }>("select json from people where id = ?", person).toArray();
    return row ? (JSON.parse(row.json) as Face) : null;
  }

  standing(person: string): Standing {
    const [row] = this.sql
      .exec<{ admitted: number; removed: number; muted: number }>(
        "select admitted, removed, muted from people where id = ?",
        person,
      )
      .toArray();
    return { admitted: row?.admitted === 1, removed: row?.removed === 1, muted: row?.muted === 1 };
  }

  set(person: string, change: Partial<Standing>): void {
    const { admitted, removed, muted } = { ...this.standing(person), ...change };
    this.sql.exec(
      "update people set admitted = ?, removed = ?, muted = ? where id = ?",
      ...[admitted ? 1 : 0, removed ? 1 : 0, muted ? 1 : 0, person],
    );
  }

  /** Those of whom something holds, by name of nothing else. */
  whoAre(what: "removed" | "muted"): Face[] {
    const which = what === "removed" ? "removed = 1" : "muted = 1";
    return this.sql
      .exec<{ json: string }>(`select json from people where ${which} order by id limit 500`)
      .toArray()
      .map(({ json }) => JSON.parse(json) as Face);
  }

  /** Raised hands in their order. */
  hands(): string[] {
    return this.sql
      .exec<{ person: string }>("select person from hands order by place")
      .toArray()
      .map(({ person }) => person);
  }

  raise(person: string): void {
    this.sql.exec("insert into hands (person) values (?) on conflict (person) do nothing", person);
  }

  /** Null: everybody's. */
  lower(person: string | null): void {
    if (person === null) this.sql.exec("delete from hands");
    else this.sql.exec("delete from hands where person = ?", person);
  }

  /** What a person has done under an id; null for nothing. */
  done(person: string, id: string): string | null {
    const [row] = this.sql.exec<{ t: string }>("select t from acts where person = ? and id = ?", person, id).toArray();
    return row?.t ?? null;
  }

  note(person: string, id: string, t: string): void {
    this.sql.exec("insert into acts (person, id, t) values (?, ?, ?)", person, id, t);
  }
}

/** Additive only: an object may wake up under newer code at any time. */
const schema = [
  "create table if not exists facts (id integer primary key check (id = 1), json text not null) strict",
  `create table if not exists people (
     id text primary key, json text not null, host integer not null, admitted integer not null default 0, removed integer not null default 0,
     muted integer not null default 0) strict`,
  "create table if not exists hands (place integer primary key autoincrement, person text not null unique) strict",
  "create table if not exists acts (person text not null, id text not null, t text not null, primary key (person, id)) strict, without rowid",
];
