import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import * as v from "valibot";
import { query, signedIn } from "../../kernel/verb";
import { courses } from "../catalogue/schema";
import { courseAccess } from "../enrolment";
import { attemptsAllowed, isInWindow, isOverdue, timeLimitSeconds } from "./allowance";
import { pointsInAll } from "./draw-paper";
import { openQuizInput } from "./inputs";
import { attemptStatus } from "./list-attempts";
import { e, opensFor } from "./own-enrolment";
import { quizWords } from "./read-quiz";
import { quizAccommodations, quizAttempts, quizzes } from "./schema";

const z = alias(quizzes, "z");
const m = alias(quizAccommodations, "m");

export const openQuiz = query({
  name: "quizzes.open",
  summary: "A quiz as its player shows it before an attempt: limits, window, and one's own attempts.",
  may: signedIn,
  input: openQuizInput,
  output: v.object({
    uuid: v.string(),
    courseUuid: v.string(),
    courseSlug: v.string(),
    translations: v.object({ en: quizWords, ar: v.optional(quizWords) }),
    /** An author looks on and cannot attempt. */
    viewer: v.picklist(["student", "author"]),
    questionCount: v.number(),
    maxPoints: v.number(),
    passPercent: v.number(),
    /** One's own, extra time included. */
    timeLimitSeconds: v.nullable(v.number()),
    attemptsAllowed: v.nullable(v.number()),
    attemptsLeft: v.nullable(v.number()),
    opensAt: v.nullable(v.string()),
    closesAt: v.nullable(v.string()),
    inWindow: v.boolean(),
    bestPercent: v.nullable(v.number()),
    passed: v.boolean(),
    running: v.nullable(v.object({ uuid: v.string(), deadlineAt: v.nullable(v.string()) })),
    attempts: v.array(
      v.object({
        uuid: v.string(),
        number: v.number(),
        status: attemptStatus,
        scorePercent: v.nullable(v.number()),
        passed: v.nullable(v.boolean()),
        startedAt: v.string(),
        submittedAt: v.nullable(v.string()),
      }),
    ),
    serverNow: v.string(),
  }),
  errors: ["not_found", "not_enrolled"],
  async run(ctx, { quizUuid }) {
    const userId = ctx.actor.kind === "person" ? ctx.actor.id : 0;
    const [[quiz], attempts] = await ctx.read((q) => [
      q
        .select({
          uuid: z.uuid,
          translations: z.translations,
          passPercent: z.passPercent,
          opensAt: z.opensAt,
          closesAt: z.closesAt,
          timeLimitSeconds,
          attemptsAllowed,
          inWindow: isInWindow(ctx.now),
          courseUuid: courses.uuid,
          courseSlug: courses.slug,
          enrolled: sql<boolean>`(${e.id} is not null)`,
          access: courseAccess(ctx.actor, ctx.now, sql`courses.id`),
          questionCount: sql<number>`(select count(*)::int from quiz_questions x where x.quiz_id = z.id and x.deleted_at is null)`,
          maxPoints: pointsInAll,
        })
        .from(z)
        .innerJoin(courses, and(eq(courses.id, z.courseId), isNull(courses.deletedAt)))
        .leftJoin(e, opensFor(ctx.actor, ctx.now, sql`courses`))
        .leftJoin(m, and(eq(m.quizId, z.id), eq(m.userId, userId)))
        .where(and(eq(z.uuid, quizUuid), isNull(z.deletedAt))),
      q
        .select({
          uuid: quizAttempts.uuid,
          number: quizAttempts.attemptNumber,
          status: quizAttempts.status,
          scorePercent: quizAttempts.scorePercent,
          passed: quizAttempts.passed,
          startedAt: quizAttempts.startedAt,
          deadlineAt: quizAttempts.deadlineAt,
          submittedAt: quizAttempts.submittedAt,
        })
        .from(quizAttempts)
        .innerJoin(quizzes, eq(quizzes.id, quizAttempts.quizId))
        .where(and(eq(quizzes.uuid, quizUuid), eq(quizAttempts.userId, userId), isNull(quizAttempts.deletedAt)))
        .orderBy(desc(quizAttempts.attemptNumber)),
    ]);
    if (!quiz) throw ctx.refuse("not_found");
    if (quiz.access === null) throw ctx.refuse("not_enrolled");
    const { enrolled, access: _, ...rest } = quiz;
    const running = attempts.find((a) => a.status === "in_progress" && !isOverdue(a.deadlineAt, ctx.now));
    const scores = attempts.flatMap((a) => a.scorePercent ?? []);
    return {
      ...rest,
      viewer: enrolled ? ("student" as const) : ("author" as const),
      attemptsLeft: quiz.attemptsAllowed === null ? null : Math.max(0, quiz.attemptsAllowed - attempts.length),
      opensAt: quiz.opensAt?.toISOString() ?? null,
      closesAt: quiz.closesAt?.toISOString() ?? null,
      bestPercent: scores.length > 0 ? Math.max(...scores) : null,
      passed: attempts.some((a) => a.passed === true),
      running: running ? { uuid: running.uuid, deadlineAt: running.deadlineAt?.toISOString() ?? null } : null,
      attempts: attempts.map(({ deadlineAt, startedAt, submittedAt, status, ...attempt }) => ({
        ...attempt,
        // Its time is over though nobody has graded it yet.
        status: status === "in_progress" && isOverdue(deadlineAt, ctx.now) ? ("expired" as const) : status,
        startedAt: startedAt.toISOString(),
        submittedAt: submittedAt?.toISOString() ?? null,
      })),
      serverNow: ctx.now.toISOString(),
    };
  },
});
