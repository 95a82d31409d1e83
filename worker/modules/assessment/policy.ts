import { type SQL, sql } from "drizzle-orm";
import type { Actor, Scope } from "../../kernel/actor";
import { reaches } from "../catalogue";

/** Over `quizzes`: of live courses that a holder of these scopes of courses.edit may author. */
export const reachesQuiz = (actor: Actor, scopes: readonly Scope[]): SQL =>
  sql`exists (select from courses c where c.id = quizzes.course_id and c.deleted_at is null and ${reaches(actor, scopes)})`;
