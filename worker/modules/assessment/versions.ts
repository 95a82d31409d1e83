import { sql } from "drizzle-orm";
import { versionOf } from "../../kernel/version";

export const quizVersion = versionOf(
  sql`quizzes.translations`,
  sql`quizzes.pass_percent`,
  sql`quizzes.time_limit_seconds`,
  sql`quizzes.attempts_allowed`,
  sql`quizzes.shuffle`,
  sql`quizzes.opens_at`,
  sql`quizzes.closes_at`,
);
export const questionVersion = versionOf(
  sql`quiz_questions.translations`,
  sql`quiz_questions.question_type`,
  sql`quiz_questions.points`,
  sql`quiz_questions.answers`,
  sql`quiz_questions.accepted`,
  sql`quiz_questions.media_id`,
);
