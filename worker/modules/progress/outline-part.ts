import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Actor } from "../../kernel/actor";
import type { Selecting } from "../../kernel/database";
import { type ContentType, courses, lessons, sections } from "../catalogue/schema";
import { courseAccess } from "../enrolment";
import { type EnrollmentStatus, enrollments } from "../enrolment/schema";
import { bestPercent, counts, isMet, percentOf } from "./completion";
import { courseWithEnrolment } from "./course-access";
import { resumeLesson } from "./resume";
import type { RowsOf } from "./rows-of";

export const titles = v.object({
  en: v.object({ title: v.string() }),
  ar: v.optional(v.object({ title: v.string() })),
});
export const lessonState = v.picklist(["not_started", "started", "completed"]);
export const contentType = v.picklist([
  "video",
  "text",
  "pdf",
  "audio",
  "image",
  "quiz",
  "flashcard",
  "scorm_package",
  "external_link",
  "embed",
]);

export const outlineShape = v.object({
  course: v.object({ uuid: v.string(), slug: v.string(), translations: titles, coverUuid: v.nullable(v.string()) }),
  /** An author looks on: nothing is marked. */
  viewer: v.picklist(["student", "author"]),
  enrolment: v.nullable(
    v.object({
      uuid: v.string(),
      status: v.picklist(["in_progress", "completed"]),
      enrolledAt: v.string(),
      completedAt: v.nullable(v.string()),
    }),
  ),
  /** Of the lessons that count, 0–100. */
  percent: v.number(),
  completedLessons: v.number(),
  requiredLessons: v.number(),
  timeSpentSeconds: v.number(),
  resumeLessonUuid: v.nullable(v.string()),
  sections: v.array(
    v.object({
      uuid: v.string(),
      translations: titles,
      lessons: v.array(
        v.object({
          uuid: v.string(),
          translations: titles,
          type: contentType,
          minutes: v.number(),
          mandatory: v.boolean(),
          state: lessonState,
          timeSpentSeconds: v.number(),
        }),
      ),
    }),
  ),
  /** What completion asks for, and what is still missing. */
  rules: v.object({
    minimumScorePercent: v.number(),
    watchedPercent: v.number(),
    /** Average of the best scores; null in a course without quizzes. */
    scorePercent: v.nullable(v.number()),
    lessonsLeft: v.number(),
    scoreReached: v.boolean(),
    quizzes: v.array(
      v.object({
        uuid: v.string(),
        translations: titles,
        lessonUuid: v.string(),
        passPercent: v.number(),
        bestPercent: v.nullable(v.number()),
        passed: v.boolean(),
      }),
    ),
  }),
  certificateEnabled: v.boolean(),
  certificateNumber: v.nullable(v.string()),
});
export type Outline = v.InferOutput<typeof outlineShape>;

const inOrder = sql`s.position, s.id, l.position, l.id`;

/** The selects of an outline. `which`: a condition over c. */
export function selectOutline(q: Selecting, actor: Actor, now: Date, which: SQL) {
  const of = courseWithEnrolment(actor, now);
  return [
    q
      .select({
        uuid: sql<string>`c.uuid`,
        slug: sql<string>`c.slug`,
        status: sql<string>`c.status`,
        translations: sql`c.translations`.mapWith(courses.translations),
        coverUuid: sql<
          string | null
        >`(select f.uuid from media_files f where f.id = c.cover_id and f.deleted_at is null)`,
        minimumScorePercent: sql<number>`c.minimum_score_percent`,
        watchedPercent: sql<number>`c.watched_percent`,
        certificateEnabled: sql<boolean>`c.certificate_enabled`,
        access: courseAccess(actor, now, sql`c.id`),
        enrolmentUuid: sql<string | null>`e.uuid`,
        enrolmentStatus: sql<Extract<EnrollmentStatus, "in_progress" | "completed"> | null>`e.status`,
        enrolledAt: sql`e.enrolled_at`.mapWith(enrollments.enrolledAt),
        completedAt: sql`e.completed_at`.mapWith(enrollments.completedAt) as SQL<Date | null>,
        timeSpentSeconds: sql<number>`(select coalesce(sum(p.time_spent_seconds), 0)::int from lesson_progress p where p.enrollment_id = e.id)`,
        certificateNumber: sql<string | null>`(select n.number from certificates n
          where n.enrollment_id = e.id and n.revoked_at is null and n.deleted_at is null)`,
        resumeLessonUuid: sql<string | null>`r.uuid`,
      })
      .from(sql`${of} left join lateral ${resumeLesson} r on true`)
      .where(sql`c.deleted_at is null and ${which}`),
    q
      .select({
        sectionUuid: sql<string>`s.uuid`,
        sectionWords: sql`s.translations`.mapWith(sections.translations),
        uuid: sql<string>`l.uuid`,
        words: sql`l.translations`.mapWith(lessons.translations),
        type: sql<ContentType>`l.primary_type`,
        minutes: sql<number>`l.duration_minutes`,
        mandatory: sql<boolean>`l.is_mandatory`,
        counts,
        state: sql<v.InferOutput<typeof lessonState>>`coalesce(p.status, 'not_started')`,
        timeSpentSeconds: sql<number>`coalesce(p.time_spent_seconds, 0)`,
      })
      .from(
        sql`${of} join sections s on s.course_id = c.id and s.deleted_at is null
          join lessons l on l.section_id = s.id and l.deleted_at is null
          left join lesson_progress p on p.lesson_id = l.id and p.enrollment_id = e.id`,
      )
      .where(sql`c.deleted_at is null and ${which}`)
      .orderBy(inOrder),
    q
      .select({
        uuid: sql<string>`z.uuid`,
        words: sql<{ en: { title: string }; ar?: { title: string } }>`z.translations`,
        passPercent: sql<number>`z.pass_percent`,
        lessonUuid: sql<string>`(select l.uuid from content_items i join lessons l on l.id = i.lesson_id and l.deleted_at is null
          join sections s on s.id = l.section_id and s.deleted_at is null
          where i.ref_uuid = z.uuid::text and i.content_type = 'quiz' and i.deleted_at is null and l.course_id = z.course_id
          order by ${inOrder} limit 1)`,
        bestPercent,
        passed: sql<boolean>`exists (select from quiz_attempts a
          where a.enrollment_id = e.id and a.quiz_id = z.id and a.passed and a.deleted_at is null)`,
      })
      .from(sql`${of} join quizzes z on z.course_id = c.id and z.deleted_at is null`)
      .where(sql`c.deleted_at is null and ${which} and ${isMet}`)
      .orderBy(sql`z.id`),
  ] as const;
}

type Rows = RowsOf<ReturnType<typeof selectOutline>>;

const title = ({ en, ar }: { en: { title: string }; ar?: { title: string } | undefined }) => ({
  en: { title: en.title },
  ...(ar && { ar: { title: ar.title } }),
});

/** The outline of the selected rows; `not_found` or `not_enrolled` where there is none to show. */
export function toOutline([[course], rows, quizzes]: Rows): Outline | "not_found" | "not_enrolled" {
  if (!course) return "not_found";
  if (course.access === null) return course.status === "published" ? "not_enrolled" : "not_found";
  const counted = rows.filter((lesson) => lesson.counts);
  const done = counted.filter((lesson) => lesson.state === "completed").length;
  const completed = course.enrolmentStatus === "completed";
  const average =
    quizzes.length === 0 ? null : quizzes.reduce((sum, quiz) => sum + (quiz.bestPercent ?? 0), 0) / quizzes.length;
  return {
    course: {
      uuid: course.uuid,
      slug: course.slug,
      translations: title(course.translations),
      coverUuid: course.coverUuid,
    },
    viewer: course.enrolmentUuid === null ? "author" : "student",
    enrolment:
      course.enrolmentUuid === null || course.enrolmentStatus === null
        ? null
        : {
            uuid: course.enrolmentUuid,
            status: course.enrolmentStatus,
            enrolledAt: course.enrolledAt.toISOString(),
            completedAt: course.completedAt?.toISOString() ?? null,
          },
    percent: percentOf(done, counted.length, completed),
    completedLessons: done,
    requiredLessons: counted.length,
    timeSpentSeconds: course.timeSpentSeconds,
    resumeLessonUuid: course.resumeLessonUuid ?? rows[0]?.uuid ?? null,
    sections: bySection(rows),
    rules: {
      minimumScorePercent: course.minimumScorePercent,
      watchedPercent: course.watchedPercent,
      scorePercent: average === null ? null : Math.floor(average * 100) / 100,
      lessonsLeft: completed ? 0 : counted.length - done,
      scoreReached: completed || average === null || average >= course.minimumScorePercent,
      quizzes: quizzes.map(({ words, ...quiz }) => ({ ...quiz, translations: title(words) })),
    },
    certificateEnabled: course.certificateEnabled,
    certificateNumber: course.certificateNumber,
  };
}

function bySection(rows: Rows[1]): Outline["sections"] {
  const found = new Map<string, Outline["sections"][number]>();
  for (const { sectionUuid, sectionWords, words, counts: _, ...lesson } of rows) {
    const section = found.get(sectionUuid) ?? { uuid: sectionUuid, translations: title(sectionWords), lessons: [] };
    section.lessons.push({ ...lesson, translations: title(words) });
    found.set(sectionUuid, section);
  }
  return [...found.values()];
}
