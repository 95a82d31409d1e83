import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Translations } from "../../kernel/columns";
import { granted, query } from "../../kernel/verb";
import { reaches } from "../catalogue";
import type { ContentType } from "../catalogue/schema";
import { counts, isMet } from "./completion";
import { courseInput } from "./inputs";
import { contentType, titles } from "./outline-part";

type Title = Translations<{ title: string }>;
const title = ({ en, ar }: Title) => ({ en: { title: en.title }, ...(ar && { ar: { title: ar.title } }) });

export const courseProgress = query({
  name: "progress.ofCourse",
  summary: "How a course's students are doing: how many, how far, lesson by lesson and quiz by quiz.",
  may: granted("enrolments.manage", "course", "all"),
  input: courseInput,
  output: v.object({
    course: v.object({ uuid: v.string(), slug: v.string(), translations: titles }),
    /** In progress or completed; those who left are counted beside them. */
    students: v.number(),
    inProgress: v.number(),
    completed: v.number(),
    dropped: v.number(),
    expired: v.number(),
    /** Of the students, 0–100. */
    averagePercent: v.number(),
    timeSpentSeconds: v.number(),
    lessons: v.array(
      v.object({
        uuid: v.string(),
        translations: titles,
        sectionTitle: titles,
        type: contentType,
        mandatory: v.boolean(),
        /** Students who opened it, those who completed it included. */
        started: v.number(),
        completed: v.number(),
        timeSpentSeconds: v.number(),
      }),
    ),
    quizzes: v.array(
      v.object({
        uuid: v.string(),
        translations: titles,
        passPercent: v.number(),
        attempts: v.number(),
        /** Students with a graded attempt. */
        students: v.number(),
        passed: v.number(),
        /** Average of those students' best scores; null while there is none. */
        averageBestPercent: v.nullable(v.number()),
      }),
    ),
  }),
  errors: ["not_found"],
  async run(ctx, { courseUuid }) {
    const which = sql`c.uuid = ${courseUuid} and c.deleted_at is null and ${reaches(ctx.actor, ctx.scopes)}`;
    const studying = sql`e.course_id = c.id and e.deleted_at is null and e.status in ('in_progress', 'completed')`;
    const [[course], lessons, quizzes] = await ctx.read((q) => [
      q
        .select({
          uuid: sql<string>`c.uuid`,
          slug: sql<string>`c.slug`,
          words: sql<Title>`c.translations`,
          inProgress: sql<number>`n.in_progress`,
          completed: sql<number>`n.completed`,
          dropped: sql<number>`n.dropped`,
          expired: sql<number>`n.expired`,
          averagePercent: sql<number>`coalesce(n.average, 0)`,
          timeSpentSeconds: sql<number>`coalesce(n.seconds, 0)::float8`,
        })
        .from(
          sql`courses c
            cross join lateral (
              select coalesce(array_agg(l.id), '{}') as ids from lessons l join sections s on s.id = l.section_id and s.deleted_at is null
              where l.course_id = c.id and l.deleted_at is null and ${counts}
            ) required
            cross join lateral (
              select (count(*) filter (where e.status = 'in_progress'))::int as in_progress,
                (count(*) filter (where e.status = 'completed'))::int as completed,
                (count(*) filter (where e.status = 'dropped'))::int as dropped,
                (count(*) filter (where e.status = 'expired'))::int as expired,
                (floor(avg(case when e.status = 'completed' then 100
                  else coalesce(p.done, 0) * 100.0 / nullif(cardinality(required.ids), 0) end)
                  filter (where e.status in ('in_progress', 'completed'))))::int as average,
                sum(p.seconds) filter (where e.status in ('in_progress', 'completed')) as seconds
              from enrollments e
              left join lateral (
                select count(*) filter (where p.status = 'completed' and p.lesson_id = any(required.ids)) as done, sum(p.time_spent_seconds) as seconds
                from lesson_progress p where p.enrollment_id = e.id
              ) p on true
              where e.course_id = c.id and e.deleted_at is null
            ) n`,
        )
        .where(which),
      q
        .select({
          uuid: sql<string>`l.uuid`,
          words: sql<Title>`l.translations`,
          sectionWords: sql<Title>`s.translations`,
          type: sql<ContentType>`l.primary_type`,
          mandatory: sql<boolean>`l.is_mandatory`,
          started: sql<number>`n.started`,
          completed: sql<number>`n.completed`,
          timeSpentSeconds: sql<number>`n.seconds`,
        })
        .from(
          sql`courses c join sections s on s.course_id = c.id and s.deleted_at is null
            join lessons l on l.section_id = s.id and l.deleted_at is null
            cross join lateral (
              select count(*)::int as started, (count(*) filter (where p.status = 'completed'))::int as completed,
                coalesce(sum(p.time_spent_seconds), 0)::float8 as seconds
              from lesson_progress p join enrollments e on e.id = p.enrollment_id and ${studying} where p.lesson_id = l.id
            ) n`,
        )
        .where(which)
        .orderBy(sql`s.position, s.id, l.position, l.id`),
      q
        .select({
          uuid: sql<string>`z.uuid`,
          words: sql<Title>`z.translations`,
          passPercent: sql<number>`z.pass_percent`,
          attempts: sql<number>`n.attempts`,
          students: sql<number>`n.students`,
          passed: sql<number>`n.passed`,
          averageBestPercent: sql<number | null>`n.average`,
        })
        .from(
          sql`courses c join quizzes z on z.course_id = c.id and z.deleted_at is null
            cross join lateral (
              select coalesce(sum(b.attempts), 0)::int as attempts, count(*)::int as students,
                (count(*) filter (where b.passed))::int as passed, floor(avg(b.best))::int as average
              from (
                select count(*) as attempts, max(a.score_percent) as best, bool_or(a.passed) as passed
                from quiz_attempts a join enrollments e on e.id = a.enrollment_id and ${studying}
                where a.quiz_id = z.id and a.status <> 'in_progress' and a.deleted_at is null group by a.enrollment_id
              ) b
            ) n`,
        )
        .where(sql`${which} and ${isMet}`)
        .orderBy(sql`z.id`),
    ]);
    if (!course) throw ctx.refuse("not_found");
    const { uuid, slug, words, ...numbers } = course;
    return {
      course: { uuid, slug, translations: title(words) },
      students: numbers.inProgress + numbers.completed,
      ...numbers,
      lessons: lessons.map(({ words: lessonWords, sectionWords, ...lesson }) => ({
        ...lesson,
        translations: title(lessonWords),
        sectionTitle: title(sectionWords),
      })),
      quizzes: quizzes.map(({ words: quizWords, ...quiz }) => ({ ...quiz, translations: title(quizWords) })),
    };
  },
});
