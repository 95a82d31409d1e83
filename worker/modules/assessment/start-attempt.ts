import { and, asc, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import type { CommandContext } from "../../kernel/context";
import { insist, type Writing } from "../../kernel/database";
import { DomainError } from "../../kernel/errors";
import { newUuid } from "../../kernel/ids";
import { command, signedIn } from "../../kernel/verb";
import { courses } from "../catalogue/schema";
import { mediaFiles } from "../media/schema";
import { allow, attemptsUsed, deadlineOf, isInWindow, isOverdue, limitColumns } from "./allowance";
import { closeAttempt, savedIsStill } from "./close-attempt";
import { grade, maxPointsOf } from "./grade";
import { graded } from "./graded";
import { startAttemptInput } from "./inputs";
import { e, opensFor } from "./own-enrolment";
import { makePaper } from "./paper";
import { quizAccommodations, quizAttempts, quizQuestions, quizzes } from "./schema";

const errors = ["not_found", "not_enrolled", "quiz_not_open", "quiz_empty", "attempts_exhausted", "conflict"] as const;
type Context = CommandContext<(typeof errors)[number]>;

export const startAttempt = command({
  name: "attempts.start",
  summary: "Begins an attempt at a quiz, or answers with the one that is running.",
  may: signedIn,
  input: startAttemptInput,
  output: v.object({ attemptUuid: v.string(), resumed: v.boolean() }),
  errors,
  idempotent: true,
  async run(ctx, { quizUuid }) {
    try {
      return await begin(ctx, quizUuid);
    } catch (error) {
      // Another tab was first: its attempt is running now.
      if (error instanceof DomainError && error.code === "conflict") return await begin(ctx, quizUuid);
      throw error;
    }
  },
});

/** The read comes first because the paper is drawn and shuffled here, not in SQL. */
async function begin(ctx: Context, quizUuid: string) {
  const userId = ctx.actor.kind === "person" ? ctx.actor.id : 0;
  const { quiz, questions, running } = await readQuiz(ctx, quizUuid, userId);
  if (!quiz) throw ctx.refuse("not_found");
  const { enrollmentId } = quiz;
  if (enrollmentId === null) throw ctx.refuse("not_enrolled");
  if (running && !isOverdue(running.deadlineAt, ctx.now)) return { attemptUuid: running.uuid, resumed: true };

  const allowance = allow(quiz, quiz);
  const refusal = refusalOf(ctx, quiz, allowance.attemptsAllowed, questions.length);
  if (refusal) {
    if (running)
      await ctx.commit({
        statements: (w) => [closeOverdue(w, running, quiz.passPercent, ctx.now)],
        events: [graded(running.uuid)],
        unkeyed: true,
      });
    throw refusal;
  }

  const paper = makePaper(questions, quiz.shuffle);
  const reply = { attemptUuid: newUuid(), resumed: false };
  const deadlineAt = deadlineOf(ctx.now, allowance.timeLimitSeconds, quiz.closesAt);
  await ctx.commit({
    statements: (w) => {
      const insert = insist(
        w,
        sql`insert into quiz_attempts (uuid, quiz_id, enrollment_id, user_id, attempt_number, started_at, deadline_at, paper, max_points)
          select ${reply.attemptUuid}::uuid, quizzes.id, ${enrollmentId}::bigint, ${userId}::bigint,
            (select coalesce(max(a.attempt_number), 0) + 1 from quiz_attempts a where a.quiz_id = quizzes.id and a.user_id = ${userId}),
            ${ctx.now.toISOString()}::timestamptz, ${deadlineAt?.toISOString() ?? null}::timestamptz,
            ${JSON.stringify(paper)}::jsonb, ${maxPointsOf(paper)}::real
          from quizzes where quizzes.id = ${quiz.id} and quizzes.deleted_at is null
            and (${allowance.attemptsAllowed}::int is null or ${attemptsUsed(userId)} < ${allowance.attemptsAllowed}::int)
          returning id`,
        // Another tab took the last attempt meanwhile; a second look tells which refusal or which attempt it is.
        "conflict",
      );
      return running ? [closeOverdue(w, running, quiz.passPercent, ctx.now), insert] : [insert];
    },
    events: running ? [graded(running.uuid)] : [],
    constraints: { quiz_attempts_one_open: "conflict", quiz_attempts_number: "conflict" },
    reply,
  });
  return reply;
}

function refusalOf(
  ctx: Context,
  quiz: Quiz,
  attemptsAllowed: number | null,
  questionCount: number,
): DomainError | null {
  if (!isInWindow(quiz, ctx.now)) {
    return ctx.refuse("quiz_not_open", {
      opensAt: quiz.opensAt?.toISOString(),
      closesAt: quiz.closesAt?.toISOString(),
    });
  }
  if (questionCount === 0) return ctx.refuse("quiz_empty");
  if (attemptsAllowed !== null && quiz.used >= attemptsAllowed)
    return ctx.refuse("attempts_exhausted", { attemptsAllowed });
  return null;
}

const closeOverdue = (w: Writing, { id, deadlineAt, paper, responses }: Running, passPercent: number, now: Date) =>
  insist(
    w,
    closeAttempt(w, {
      attemptId: id,
      status: "expired",
      submittedAt: deadlineAt ?? now,
      responses,
      grade: grade(paper, responses, passPercent),
      provided: savedIsStill(responses),
    }),
    "conflict",
  );

type Quiz = NonNullable<Awaited<ReturnType<typeof readQuiz>>["quiz"]>;
type Running = NonNullable<Awaited<ReturnType<typeof readQuiz>>["running"]>;

async function readQuiz(ctx: Context, quizUuid: string, userId: number) {
  const live = and(eq(quizzes.uuid, quizUuid), isNull(quizzes.deletedAt));
  const [[quiz], questions, [running]] = await ctx.read((q) => [
    q
      .select({
        id: quizzes.id,
        shuffle: quizzes.shuffle,
        ...limitColumns,
        enrollmentId: e.id,
        extraTimePercent: quizAccommodations.extraTimePercent,
        extraAttempts: quizAccommodations.extraAttempts,
        used: attemptsUsed(userId),
      })
      .from(quizzes)
      .innerJoin(courses, and(eq(courses.id, quizzes.courseId), isNull(courses.deletedAt)))
      .leftJoin(e, opensFor(ctx.actor, ctx.now, sql`courses`))
      .leftJoin(
        quizAccommodations,
        and(eq(quizAccommodations.quizId, quizzes.id), eq(quizAccommodations.userId, userId)),
      )
      .where(live),
    q
      .select({
        uuid: quizQuestions.uuid,
        questionType: quizQuestions.questionType,
        points: quizQuestions.points,
        translations: quizQuestions.translations,
        answers: quizQuestions.answers,
        accepted: quizQuestions.accepted,
        mediaUuid: mediaFiles.uuid,
      })
      .from(quizQuestions)
      .innerJoin(quizzes, eq(quizzes.id, quizQuestions.quizId))
      .leftJoin(mediaFiles, and(eq(mediaFiles.id, quizQuestions.mediaId), isNull(mediaFiles.deletedAt)))
      .where(and(live, isNull(quizQuestions.deletedAt)))
      .orderBy(asc(quizQuestions.position), asc(quizQuestions.id)),
    q
      .select({
        id: quizAttempts.id,
        uuid: quizAttempts.uuid,
        deadlineAt: quizAttempts.deadlineAt,
        paper: quizAttempts.paper,
        responses: quizAttempts.responses,
      })
      .from(quizAttempts)
      .innerJoin(quizzes, eq(quizzes.id, quizAttempts.quizId))
      .where(and(live, eq(quizAttempts.userId, userId), eq(quizAttempts.status, "in_progress"))),
  ]);
  return { quiz, questions, running };
}
