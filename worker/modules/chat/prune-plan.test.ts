import { beforeAll, describe, expect, it } from "vitest";
import { observeTrips } from "../../../tests/support/round-trips";
import { createWorld } from "../../../tests/support/world";
import { pruneMessages } from ".";

describe("what is forgotten of a long log", () => {
  const world = createWorld();
  const rooms = 200;
  const due = 3;

  beforeAll(async () => {
    const { id } = await world.person("instructor");
    await world.sql.query(
      "insert into courses (slug, created_by_id, translations) select 'course-' || n, $2::bigint, '{}' from generate_series(1, $1::int) as n",
      [rooms, id],
    );
    await world.sql.query(
      "insert into chat_rooms (kind, course_id, retention_days) select 'course', id, 30 from courses",
    );
    // Nearly all of it is younger than 30 days.
    await world.sql.query(
      `insert into chat_events (room_id, seq, client_id, kind, happened_at, body)
       select r.id, n, 'c' || n, 'read', $1::timestamptz - case when n <= $2 then interval '40 days' else interval '1 day' end, '{}'
       from chat_rooms r, generate_series(1, 500) as n`,
      [world.now, due],
    );
    await world.sql.query("vacuum analyze chat_events");
    await world.sql.query("vacuum analyze chat_rooms");
  });

  it("CHT-6 the clock reads of every room's log what is due, and not the rest of it", async () => {
    const { trips } = await observeTrips(() => world.system.run(pruneMessages, {}));
    const statement = trips.flat().find(({ query }) => query.startsWith("delete from chat_events"));
    expect((await world.sql.query("select count(*)::int as n from chat_events")).rows).toEqual([
      { n: rooms * (500 - due) },
    ]);
    const { rows } = await world.sql.query(`explain (analyze, format json) ${statement?.query}`, statement?.params);
    expect(rowsRead(rows[0]["QUERY PLAN"][0].Plan)).toBeLessThan(rooms * 10);
  });
});

interface Plan {
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
}

/** How many rows of the log were looked at. */
const rowsRead = (plan: Plan): number =>
  (plan["Relation Name"] === "chat_events"
    ? (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"]
    : 0) + (plan.Plans ?? []).reduce((sum, part) => sum + rowsRead(part), 0);
