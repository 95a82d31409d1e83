import { createHash } from "node:crypto";
import pg from "pg";
import { newUuid, randomToken } from "../../worker/kernel/ids";
import { type DemoRole, demoEmail, demoPassword } from "../demo/sign-ins";
import { call, type Door, insistOn } from "./http";

/** Somebody with an open session. */
export interface Person {
  email: string;
  token: string;
}

/** Signs a demo person in through the API. */
export async function signIn(door: Door, role: DemoRole): Promise<Person> {
  const email = demoEmail(role);
  const answer = await insistOn(door, call(null, "POST", "/sessions", { email, password: demoPassword }));
  return { email, token: (JSON.parse(answer.body) as { sessionToken: string }).sessionToken };
}

let made = 0;

/**
 * Makes students with open sessions, written straight into the database: opening hundreds through the API would take a
 * password hash each. With `courseSlug` they are enrolled there.
 */
export async function makeStudents(client: pg.Client, count: number, courseSlug: string | null): Promise<Person[]> {
  const people = Array.from({ length: count }, () => {
    made++;
    return { email: `bench.student.${made}@demo.recruitlms.test`, token: randomToken() };
  });
  await client.query("begin");
  await client.query("select set_config('app.verb', 'seed.bench', true)");
  const { rows } = await client.query<{ id: string }>(
    `insert into users (email, email_verified_at, full_name, user_type, status, time_zone)
     select email, now(), 'Demo Student ' || n, 'student', 'active', 'Asia/Kolkata'
     from unnest($1::text[]) with ordinality as t (email, n) order by n returning id`,
    [people.map(({ email }) => email)],
  );
  const ids = rows.map(({ id }) => id);
  await client.query("insert into students (user_id) select unnest($1::bigint[])", [ids]);
  await client.query(
    "insert into user_roles (user_id, role_id) select u, r.id from unnest($1::bigint[]) u, roles r where r.code = 'student'",
    [ids],
  );
  if (courseSlug)
    await client.query(
      `insert into enrollments (user_id, course_id, status, enrollment_type)
       select u, c.id, 'in_progress', 'free' from unnest($1::bigint[]) u, courses c where c.slug = $2 and c.deleted_at is null`,
      [ids, courseSlug],
    );
  await openSessions(client, ids, people);
  await client.query("commit");
  return people;
}

/** An open session for somebody who is there already. */
export async function openSession(client: pg.Client, userId: string): Promise<string> {
  const token = randomToken();
  await openSessions(client, [userId], [{ token }]);
  return token;
}

/** As the app stores them: by the SHA-256 of the token. */
async function openSessions(client: pg.Client, ids: string[], people: { token: string }[]): Promise<void> {
  const hashes = people.map(({ token }) => createHash("sha256").update(token).digest("hex"));
  await client.query(
    `insert into user_sessions (id, uuid, user_id, expires_at, ends_at)
     select hash, uuid, user_id, now() + interval '14 days', now() + interval '90 days'
     from unnest($1::text[], $2::text[], $3::bigint[]) as t (hash, uuid, user_id)`,
    [hashes, people.map(newUuid), ids],
  );
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
