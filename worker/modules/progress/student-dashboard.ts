import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Translations } from "../../kernel/columns";
import { query, signedIn } from "../../kernel/verb";
import { opensFor } from "../assessment";
import type { ContentType } from "../catalogue/schema";
import { isMet, lessonCounts, percentOf } from "./completion";
import { dayIn, daysUntil } from "./day";
import { contentType, titles } from "./outline-part";
import { resumeLesson } from "./resume";
import { lessonProgress } from "./schema";

const shown = 12;
type Title = Translations<{ title: string }>;
const title = ({ en, ar }: Title) => ({ en: { title: en.title }, ...(ar && { ar: { title: ar.title } }) });
const dated = (expression: SQL) => expression.mapWith(lessonProgress.lastOpenedAt);

export const studentDashboard = query({
  name: "dashboards.student",
  summary:
    "What a student comes back to: courses in progress, the next lesson, deadlines, the week's minutes, the streak.",
  may: signedIn,
  input: v.strictObject({}),
  output: v.object({
    /** The twelve learned most lately. */
    courses: v.array(
      v.object({
        enrolmentUuid: v.string(),
        courseUuid: v.string(),
        slug: v.string(),
        translations: titles,
        coverUuid: v.nullable(v.string()),
        percent: v.number(),
        completedLessons: v.number(),
        requiredLessons: v.number(),
        /** Lessons beside those, which the course does not ask for. */
        optionalLessons: v.number(),
        /** Null when all lessons are done and the score is not. */
        nextLesson: v.nullable(
          v.object({ uuid: v.string(), translations: titles, type: contentType, minutes: v.number() }),
        ),
        lastActivityAt: v.string(),
      }),
    ),
    inProgressCount: v.number(),
    completedCount: v.number(),
    certificateCount: v.number(),
    /** The last seven days, today last, in the person's zone. */
    week: v.array(
      v.object({
        day: v.string(),
        seconds: v.number(),
        /** True on a day without a counted second as well, where a lesson was ticked off. */
        learned: v.boolean(),
      }),
    ),
    /** Days in a row with learning, up to today, or to yesterday while today is still open. */
    streakDays: v.number(),
    learnedToday: v.boolean(),
    /** Quizzes not passed yet that close, the next one first. */
    deadlines: v.array(
      v.object({
        quizUuid: v.string(),
        lessonUuid: v.string(),
        translations: titles,
        courseSlug: v.string(),
        courseTranslations: titles,
        closesAt: v.string(),
      }),
    ),
  }),
  errors: [],
  async run(ctx) {
    const userId = ctx.actor.kind === "person" ? ctx.actor.id : 0;
    const today = dayIn(ctx.actor.kind === "person" ? ctx.actor.timeZone : "UTC", ctx.now);
    const week = daysUntil(today, 7);
    const inProgress = sql`c.deleted_at is null and e.status = 'in_progress' and ${opensFor(ctx.actor, ctx.now, sql`c`)}`;
    const [courses, [counted], days, [streak], deadlines] = await ctx.read((q) => [
      q
        .select({
          enrolmentUuid: sql<string>`e.uuid`,
          courseUuid: sql<string>`c.uuid`,
          slug: sql<string>`c.slug`,
          words: sql<Title>`c.translations`,
          coverUuid: sql<
            string | null
          >`(select f.uuid from media_files f where f.id = c.cover_id and f.deleted_at is null)`,
          required: sql<number>`n.required`,
          done: sql<number>`n.done`,
          optional: sql<number>`n.optional`,
          nextUuid: sql<string | null>`r.uuid`,
          nextWords: sql<Title>`r.translations`,
          nextType: sql<ContentType>`r.primary_type`,
          nextMinutes: sql<number>`r.duration_minutes`,
          lastActivityAt: dated(sql`e.active_at`),
        })
        .from(
          // The twelve are chosen before anything is counted for them.
          sql`(select e.*, coalesce((select max(p.last_opened_at) from lesson_progress p where p.enrollment_id = e.id), e.enrolled_at) as active_at
              from enrollments e join courses c on c.id = e.course_id where ${inProgress}
              order by active_at desc, e.id desc limit ${shown}) e
            join courses c on c.id = e.course_id
            cross join lateral ${lessonCounts} n left join lateral ${resumeLesson} r on true`,
        )
        .orderBy(sql`e.active_at desc, e.id desc`),
      q
        .select({
          inProgress: sql<number>`(select count(*)::int from enrollments e join courses c on c.id = e.course_id where ${inProgress})`,
          completed: sql<number>`(select count(*)::int from enrollments e join courses c on c.id = e.course_id
            where e.user_id = ${userId} and e.status = 'completed' and e.deleted_at is null and c.deleted_at is null)`,
          certificates: sql<number>`(select count(*)::int from certificates n
            where n.user_id = ${userId} and n.revoked_at is null and n.deleted_at is null)`,
        })
        .from(sql`(values (1)) as one`),
      q
        .select({ day: sql<string>`d.day::text`, seconds: sql<number>`d.seconds` })
        .from(sql`learning_days d`)
        .where(sql`d.user_id = ${userId} and d.day between ${week[0]}::date and ${today}::date`),
      q
        .select({ days: sql<number>`count(*)::int` })
        .from(
          // Counted back from the last day: where the run is unbroken, day and place in line fall together.
          sql`(select d.day, (row_number() over (order by d.day desc))::int as place, max(d.day) over () as last
            from learning_days d where d.user_id = ${userId} and d.day <= ${today}::date) run`,
        )
        .where(sql`run.last >= ${today}::date - 1 and run.day = run.last - run.place + 1`),
      q
        .select({
          quizUuid: sql<string>`z.uuid`,
          lessonUuid: sql<string>`l.uuid`,
          words: sql<Title>`z.translations`,
          courseSlug: sql<string>`c.slug`,
          courseWords: sql<Title>`c.translations`,
          closesAt: dated(sql`z.closes_at`),
        })
        .from(
          sql`enrollments e join courses c on c.id = e.course_id
            join quizzes z on z.course_id = c.id and z.deleted_at is null and z.closes_at > ${ctx.now.toISOString()}::timestamptz
            cross join lateral (
              select l.uuid from content_items i join lessons l on l.id = i.lesson_id and l.deleted_at is null
              join sections s on s.id = l.section_id and s.deleted_at is null
              where i.ref_uuid = z.uuid::text and i.content_type = 'quiz' and i.deleted_at is null and l.course_id = c.id
              order by s.position, s.id, l.position, l.id limit 1) l`,
        )
        .where(
          sql`${inProgress} and ${isMet} and not exists (select from quiz_attempts a
            where a.enrollment_id = e.id and a.quiz_id = z.id and a.passed and a.deleted_at is null)`,
        )
        .orderBy(sql`z.closes_at, z.id`)
        .limit(10),
    ]);
    const secondsOf = new Map(days.map(({ day, seconds }) => [day, seconds]));
    return {
      courses: courses.map(
        ({
          words,
          required,
          done,
          optional,
          nextUuid,
          nextWords,
          nextType,
          nextMinutes,
          lastActivityAt,
          ...course
        }) => ({
          ...course,
          translations: title(words),
          percent: percentOf(done, required, false),
          completedLessons: done,
          requiredLessons: required,
          optionalLessons: optional,
          nextLesson:
            nextUuid === null
              ? null
              : { uuid: nextUuid, translations: title(nextWords), type: nextType, minutes: nextMinutes },
          lastActivityAt: lastActivityAt.toISOString(),
        }),
      ),
      inProgressCount: counted?.inProgress ?? 0,
      completedCount: counted?.completed ?? 0,
      certificateCount: counted?.certificates ?? 0,
      week: week.map((day) => ({ day, seconds: secondsOf.get(day) ?? 0, learned: secondsOf.has(day) })),
      streakDays: streak?.days ?? 0,
      learnedToday: secondsOf.has(today),
      deadlines: deadlines.map(({ words, courseWords, closesAt, ...quiz }) => ({
        ...quiz,
        translations: title(words),
        courseTranslations: title(courseWords),
        closesAt: closesAt.toISOString(),
      })),
    };
  },
});
