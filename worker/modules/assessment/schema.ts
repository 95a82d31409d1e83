import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { entity, instant, int8, type Translations, translations } from "../../kernel/columns";
import { users } from "../accounts/schema";
import { courses } from "../catalogue/schema";
import { enrollments } from "../enrolment/schema";
import { mediaFiles } from "../media/schema";

export type QuestionType = "multiple_choice" | "multiple_select" | "true_false" | "short_answer";

export interface Answer {
  id: string;
  text: Translations<string>;
  correct: boolean;
  feedback?: Translations<string> | undefined;
}

export const quizzes = pgTable(
  "quizzes",
  {
    ...entity(),
    courseId: int8("course_id")
      .notNull()
      .references(() => courses.id),
    translations: translations<{ title: string; instructions?: string }>(),
    passPercent: integer("pass_percent").notNull().default(60),
    timeLimitSeconds: integer("time_limit_seconds"),
    attemptsAllowed: integer("attempts_allowed"),
    shuffle: boolean("shuffle").notNull().default(false),
    opensAt: instant("opens_at"),
    closesAt: instant("closes_at"),
  },
  (t) => [
    check("quizzes_pass_percent", sql`${t.passPercent} between 0 and 100`),
    index("quizzes_course").on(t.courseId),
  ],
);

export const quizQuestions = pgTable(
  "quiz_questions",
  {
    ...entity(),
    quizId: int8("quiz_id")
      .notNull()
      .references(() => quizzes.id),
    position: integer("position").notNull(),
    questionType: text("question_type").$type<QuestionType>().notNull(),
    points: integer("points").notNull().default(1),
    translations: translations<{ prompt: string; explanation?: string }>(),
    /** Choices, in the author's order; empty for short answers. */
    answers: jsonb("answers").$type<Answer[]>().notNull().default([]),
    /** Short answers that count, compared without case, accents, tashkeel and outer space. */
    accepted: jsonb("accepted").$type<string[]>().notNull().default([]),
    mediaId: int8("media_id").references(() => mediaFiles.id),
  },
  (t) => [
    check(
      "quiz_questions_type",
      sql`${t.questionType} in ('multiple_choice','multiple_select','true_false','short_answer')`,
    ),
    check("quiz_questions_points", sql`${t.points} > 0`),
    index("quiz_questions_quiz").on(t.quizId, t.position, t.id),
    index("quiz_questions_media").on(t.mediaId),
  ],
);

/** Extra time and attempts for one student. */
export const quizAccommodations = pgTable(
  "quiz_accommodations",
  {
    quizId: int8("quiz_id")
      .notNull()
      .references(() => quizzes.id, { onDelete: "cascade" }),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id),
    extraTimePercent: integer("extra_time_percent").notNull().default(0),
    extraAttempts: integer("extra_attempts").notNull().default(0),
    grantedById: int8("granted_by_id")
      .notNull()
      .references(() => users.id),
  },
  (t) => [
    primaryKey({ columns: [t.quizId, t.userId] }),
    index("quiz_accommodations_user").on(t.userId),
    index("quiz_accommodations_granted_by").on(t.grantedById),
  ],
);

/** The questions as they were when the attempt began: a later edit changes no running attempt. */
export interface PaperQuestion {
  uuid: string;
  type: QuestionType;
  points: number;
  prompt: Translations<string>;
  explanation?: Translations<string> | undefined;
  mediaUuid?: string | undefined;
  answers: Answer[];
  accepted: string[];
}
/** By question uuid: chosen answer ids, or the text that was typed. */
export type Responses = Record<string, { chosen?: string[]; text?: string }>;

export const quizAttempts = pgTable(
  "quiz_attempts",
  {
    ...entity(),
    quizId: int8("quiz_id")
      .notNull()
      .references(() => quizzes.id),
    enrollmentId: int8("enrollment_id")
      .notNull()
      .references(() => enrollments.id),
    userId: int8("user_id")
      .notNull()
      .references(() => users.id),
    attemptNumber: integer("attempt_number").notNull(),
    status: text("status").$type<"in_progress" | "submitted" | "expired">().notNull().default("in_progress"),
    startedAt: instant("started_at").notNull(),
    /** Null without a time limit. The server's clock decides. */
    deadlineAt: instant("deadline_at"),
    submittedAt: instant("submitted_at"),
    paper: jsonb("paper").$type<PaperQuestion[]>().notNull(),
    responses: jsonb("responses").$type<Responses>().notNull().default({}),
    scorePoints: real("score_points"),
    maxPoints: real("max_points").notNull(),
    scorePercent: real("score_percent"),
    passed: boolean("passed"),
  },
  (t) => [
    check("quiz_attempts_status", sql`${t.status} in ('in_progress','submitted','expired')`),
    uniqueIndex("quiz_attempts_number").on(t.quizId, t.userId, t.attemptNumber),
    uniqueIndex("quiz_attempts_one_open").on(t.quizId, t.userId).where(sql`status = 'in_progress'`),
    index("quiz_attempts_quiz").on(t.quizId, t.id),
    index("quiz_attempts_enrollment").on(t.enrollmentId, t.quizId),
    index("quiz_attempts_user").on(t.userId),
    index("quiz_attempts_overdue").on(t.deadlineAt).where(sql`status = 'in_progress'`),
  ],
);

export const flashcardDecks = pgTable(
  "flashcard_decks",
  {
    ...entity(),
    courseId: int8("course_id")
      .notNull()
      .references(() => courses.id),
    translations: translations<{ title: string }>(),
  },
  (t) => [index("flashcard_decks_course").on(t.courseId)],
);

export const flashcards = pgTable(
  "flashcards",
  {
    ...entity(),
    deckId: int8("deck_id")
      .notNull()
      .references(() => flashcardDecks.id),
    position: integer("position").notNull(),
    translations: translations<{ front: string; back: string }>(),
  },
  (t) => [index("flashcards_deck").on(t.deckId, t.position)],
);
