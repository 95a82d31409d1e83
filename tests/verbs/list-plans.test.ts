import { beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../../worker/kernel/actor";
import { DomainError } from "../../worker/kernel/errors";
import type { AnyVerb } from "../../worker/kernel/verb";
import { verbs } from "../../worker/verbs";
import { observeTrips, type Trip } from "../support/round-trips";
import { courseVolume, listVolume } from "../support/volume";
import { createWorld } from "../support/world";

/** No page reads or sorts more rows than this. The largest course has 5,000 students, among whom a search may look. */
const manyRows = 6_000;
const lists = verbs.filter((verb) => {
  const entries = (verb.output as Schema).entries ?? {};
  return verb.kind === "query" && "items" in entries && "next" in entries;
});

describe("plans of every list, with tens of thousands of rows", () => {
  const world = createWorld();
  let everything: Person;
  let teacher: Person;
  /** By the name of a list's input: values to ask with. */
  const known: Record<string, string[]> = {};

  beforeAll(async () => {
    everything = await world.person("super_admin");
    const one = async (text: string) => String((await world.sql.query(text)).rows[0]?.value);
    const tables = (
      await world.sql.query(
        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
      )
    ).rows as { relname: string }[];
    // Without triggers: what is measured is reading.
    for (const { relname } of tables) await world.sql.query(`alter table ${relname} disable trigger user`);
    for (const statement of courseVolume) await world.sql.query(statement);
    for (const statement of listVolume)
      await world.sql.query(statement, statement.includes("$1") ? [everything.id] : []);
    await world.sql.query("update users set deleted_at = now() where id % 1500 = 3");
    for (const { relname } of tables) await world.sql.query(`vacuum analyze ${relname}`);
    teacher = await world.person("instructor");
    await world.sql.query(
      "insert into course_instructors (course_id, user_id) select id, $1 from courses where id <= 60 on conflict do nothing",
      [teacher.id],
    );
    Object.assign(known, {
      kind: ["course"],
      uuid: [await one("select uuid as value from courses where id = 1")],
      sessionUuid: [await one("select uuid as value from live_sessions where course_id = 1 limit 1")],
      by: [everything.uuid],
      q: ["demo student 19999", "copper"],
      courseUuid: [await one("select uuid as value from courses where id = 1")],
      quizUuid: [await one("select uuid as value from quizzes where course_id = 1")],
      payerUuid: [await one("select uuid as value from payers where id = 400")],
      userUuid: [await one("select uuid as value from users where id = 77")],
      uuids: [await one("select uuid as value from users where id = 78")],
      ownerUuid: [everything.uuid],
      actorUuid: [everything.uuid],
      entityUuid: [await one("select entity_uuid as value from audit_logs where id = 9")],
      entityType: ["lessons", "nothing"],
      action: ["deleted", "refused"],
      verb: ["roles.create", "nothing.ever"],
      from: ["2025-09-01"],
      to: ["2025-02-01"],
      category: ["category-7"],
    });
  }, 120_000);

  it.each(lists.map((verb) => [verb.name, verb] as const))(
    "PLT-12 %s is served by indexes, whatever it is asked",
    async (_, verb) => {
      const asked: string[] = [];
      const slow: Record<string, string[]> = {};
      for (const actor of [everything, teacher])
        for (const input of inputsFor(verb, known)) {
          const first = await ask(actor, verb, input);
          if (!first) continue;
          const name = `${actor.roles[0]} ${JSON.stringify(input)}`;
          const later = first.next ? await ask(actor, verb, { ...input, cursor: first.next }) : null;
          if (first.next) asked.push(name);
          for (const [page, trips] of [
            ["", first.trips],
            [" later", later?.trips ?? []],
          ] as const) {
            const found = await wholeReads(trips);
            if (found.length > 0) slow[name + page] = found;
          }
        }
      expect(slow).toEqual({});
      // A list of a table that has no volume here proves nothing: give it some in tests/support/volume.ts.
      expect(asked.length, `${verb.name} never filled a page`).toBeGreaterThan(0);
    },
  );

  it("PLT-12 every foreign key begins an index", async () => {
    const { rows } = await world.sql.query(`
      select c.conrelid::regclass || '.' || c.conname as key from pg_constraint c
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
        select from pg_index i where i.indrelid = c.conrelid and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`);
    expect(rows).toEqual([]);
  });

  /** A page of a list and what it asked of the database; null where the person may not, or nothing of the kind exists. */
  async function ask(
    actor: Person,
    verb: AnyVerb,
    input: object,
  ): Promise<{ next: string | null; trips: Trip[] } | null> {
    try {
      const { answer, trips } = await observeTrips(() => world.as(actor).run(verb, input as never));
      expect(trips).toHaveLength(1);
      return { next: (answer as { next: string | null }).next, trips };
    } catch (error) {
      if (error instanceof DomainError && ["forbidden", "not_found"].includes(error.code)) return null;
      throw error;
    }
  }

  /** Tables of which more than `manyRows` rows were read from end to end, and sorts of as many. */
  async function wholeReads(trips: Trip[]): Promise<string[]> {
    const found: string[] = [];
    for (const statements of trips) {
      await world.sql.query("begin read only");
      // In their order: some set what those after them are planned under.
      for (const { query, params } of statements) {
        const { rows } = await world.sql.query(`explain (analyze, format json) ${query}`, params);
        found.push(...troubles(rows[0]["QUERY PLAN"][0].Plan));
      }
      await world.sql.query("rollback");
    }
    return [...new Set(found)];
  }
});

interface Schema {
  entries?: Record<string, { type: string; wrapped?: { type: string; options?: string[] } }>;
}

/** The required fields alone, and with each filter: every choice of a list of choices, known values of the others. */
function* inputsFor(verb: AnyVerb, known: Record<string, string[]>): Generator<Record<string, string>> {
  const entries = Object.entries((verb.input as Schema).entries ?? {});
  const base: Record<string, string> = {};
  for (const [name, { type }] of entries) {
    if (type === "optional") continue;
    const [value] = known[name] ?? [];
    if (value === undefined) throw new Error(`${verb.name}: say in this file what ${name} may be`);
    base[name] = value;
  }
  yield base;
  for (const [name, { type, wrapped }] of entries) {
    if (type !== "optional" || ["cursor", "limit", "locale"].includes(name)) continue;
    const values = wrapped?.options && wrapped.type === "picklist" ? wrapped.options : (known[name] ?? ["true"]);
    for (const value of values) yield { ...base, [name]: value };
  }
}

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
}

function troubles(plan: Plan): string[] {
  const read = (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"];
  const kind = plan["Node Type"];
  const sorted = plan.Plans?.[0] ? plan.Plans[0]["Actual Rows"] * plan.Plans[0]["Actual Loops"] : 0;
  const own = [
    ...(/^(Seq|Index|Index Only) Scan$/.test(kind) && read > manyRows
      ? [`${kind} of ${plan["Relation Name"]}: ${read}`]
      : []),
    ...(kind === "Sort" && sorted > manyRows ? [`Sort: ${sorted}`] : []),
  ];
  return [...own, ...(plan.Plans ?? []).flatMap(troubles)];
}
