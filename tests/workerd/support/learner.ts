import { SELF } from "cloudflare:test";
import { sql } from "drizzle-orm";
import { settingsOf } from "../../../worker/env";
import { connect } from "../../../worker/kernel/database";
import { newUuid, randomToken, sha256Hex } from "../../../worker/kernel/ids";
import { env } from "./room";

export const origin = "http://localhost:8787";
const settings = settingsOf(env);
const database = connect(settings.DATABASE_URL, { fetchEndpoint: settings.NEON_FETCH_ENDPOINT });

export const rowsOf = async <T extends object>(query: ReturnType<typeof sql>): Promise<T[]> => {
  const [, { rows }] = await database.write((w) => [
    w.execute(sql`select set_config('app.verb', 'test.arrange', true)`),
    w.execute<T & Record<string, unknown>>(query),
  ]);
  return rows;
};

/** A student in a course of their own, signed in. */
export async function learner() {
  const token = randomToken();
  const [row] = await rowsOf<{ user: string; course: string; enrolment: string }>(sql`
    with person as (
      insert into users (email, full_name, user_type, status, email_verified_at)
      values (${`chat.${newUuid().slice(-12)}@demo.recruitlms.test`}, 'Demo Learner', 'student', 'active', now()) returning id, uuid),
    session as (
      insert into user_sessions (id, uuid, user_id, expires_at, ends_at)
      select ${await sha256Hex(token)}, gen_random_uuid()::text, id, now() + interval '1 day', now() + interval '2 days' from person),
    role as (insert into user_roles (user_id, role_id) select person.id, roles.id from person, roles where code = 'student'),
    course as (
      insert into courses (slug, status, created_by_id, translations)
      select gen_random_uuid()::text, 'published', id, '{"en":{"title":"Demo course"}}' from person returning id, uuid),
    enrolled as (
      insert into enrollments (user_id, course_id, status, enrollment_type)
      select person.id, course.id, 'in_progress', 'free' from person, course returning uuid)
    select person.uuid as user, course.uuid as course, enrolled.uuid as enrolment from person, course, enrolled`);
  if (!row) throw new Error("nobody");
  return { ...row, cookie: `__Host-session=${token}` };
}

export const knock = (path: string, headers: Record<string, string>) =>
  SELF.fetch(origin + path, { headers: { upgrade: "websocket", origin, ...headers } });
