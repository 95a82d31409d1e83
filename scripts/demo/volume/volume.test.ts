import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { template } from "../../../tests/support/template";
import { courseIsComplete } from "../../../worker/modules/progress/completion";
import { postgresAt } from "../../local/postgres-access";
import { seedVolume } from ".";

describe("volume", () => {
  const database = `test_${randomUUID().replaceAll("-", "")}`;
  const sizes = { courses: 60, students: 400, progress: 2_000 };
  let client: pg.Client;
  let fill: () => Promise<void>;
  const one = async (text: string) => (await client.query(text)).rows[0] as Record<string, number>;

  beforeAll(async () => {
    const access = postgresAt(inject("postgresPort"));
    await access.ensureDatabase(database, { template });
    client = new pg.Client({ connectionString: access.adminUrl(database) });
    await client.connect();
    fill = () => seedVolume(access.adminUrl(database), sizes, () => undefined);
    await fill();
  });
  afterAll(async () => {
    await client.end();
    await postgresAt(inject("postgresPort")).dropDatabase(database);
  });

  it("PLT-8 makes as many courses, students and rows of progress as are asked for, once", async () => {
    const counts = () =>
      one(`select (select count(*)::int from courses) as courses, (select count(*)::int from students) as students,
        (select count(*)::int from lesson_progress) as progress`);
    expect(await counts()).toEqual(sizes);
    await fill();
    expect(await counts()).toEqual(sizes);
  });

  it("PLT-8 completes what the completion rules call complete, and nothing in the future", async () => {
    const { rows } = await drizzle(client).execute(sql`
      select e.uuid from enrollments e join courses c on c.id = e.course_id
      where (e.status = 'completed' and not ${courseIsComplete}) or e.completed_at > now() or e.enrolled_at < c.published_at
      union all select e.uuid from enrollments e where (e.status = 'completed') is distinct from exists (select from certificates k where k.enrollment_id = e.id)`);
    expect(rows).toEqual([]);
  });

  it("PLT-8 leaves a history of each row, as the triggers would, and the triggers on", async () => {
    const { missing, secrets, off } = await one(`
      select (select count(*)::int from users u where not exists (
          select from audit_logs a where a.entity_type = 'users' and a.entity_id = u.id
            and audit_open('users', u.id, a.after)->>'email' = u.email::text)) as missing,
        (select count(*)::int from audit_logs where entity_type = 'users' and (after->>'password_hash' <> '[redacted]' or after->>'email' not like 'hidden:%')) as secrets,
        (select count(*)::int from pg_trigger where tgenabled = 'D') as off`);
    expect({ missing, secrets, off }).toEqual({ missing: 0, secrets: 0, off: 0 });
  });
});
