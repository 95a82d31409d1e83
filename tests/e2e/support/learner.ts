import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { demoEmail, demoPassword } from "../../../scripts/demo/sign-ins";
import { rowsOf } from "./database";
import { signIn } from "./test";

export interface Learner {
  id: string;
  uuid: string;
  email: string;
  password: string;
}

/** A student of a test's own, with the password of the demo sign-ins. */
export async function createLearner(
  options: { name?: string; nameAr?: string | null; locale?: "en" | "ar"; theme?: "light" | "dark" } = {},
): Promise<Learner> {
  const { name = "Demo Learner", nameAr = null, locale = "en", theme = "light" } = options;
  const email = `learner.${randomUUID().slice(0, 8)}@example.org`;
  const [row] = await rowsOf<{ id: string; uuid: string }>(
    `with person as (
       insert into users (email, password_hash, full_name, full_name_ar, user_type, status, locale, theme, email_verified_at)
       select $1, password_hash, $2, $3, 'student', 'active', $4, $5, now() from users where email = $6 returning id, uuid),
     profile as (insert into students (user_id) select id from person),
     role as (insert into user_roles (user_id, role_id) select person.id, roles.id from person, roles where roles.code = 'student')
     select id, uuid from person`,
    [email, name, nameAr, locale, theme, demoEmail("student")],
  );
  if (!row) throw new Error("The demo student is missing");
  return { ...row, email, password: demoPassword };
}

/** Lets a student into a course, as an instructor would. */
export const enrol = (learner: Learner, course: { id: string }) =>
  rowsOf("insert into enrollments (user_id, course_id, enrollment_type) values ($1, $2, 'instructor')", [
    learner.id,
    course.id,
  ]);

/** A new student in the course, signed in on `page`. */
export async function signInNewLearner(
  page: Page,
  course: { id: string },
  options: Parameters<typeof createLearner>[0] = {},
): Promise<Learner> {
  const learner = await createLearner(options);
  await enrol(learner, course);
  await signIn(page, learner);
  return learner;
}
