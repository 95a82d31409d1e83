import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Actor } from "../../kernel/actor";
import type { Translations } from "../../kernel/columns";
import type { Selecting } from "../../kernel/database";
import { quizAttempts } from "../assessment/schema";
import type { ContentSource, ContentType, ContentWords } from "../catalogue/schema";
import { courseAccess } from "../enrolment";
import { picturesShown } from "../media";
import { bestPercent, playedSeconds } from "./completion";
import { lessonWithEnrolment } from "./course-access";
import { contentType, lessonState, titles } from "./outline-part";
import type { RowsOf } from "./rows-of";
import { fromMultirange, watchedPercent } from "./watched";

const words = v.object({ title: v.optional(v.string()), body: v.optional(v.string()) });
const lessonWords = v.object({ title: v.string(), summary: v.optional(v.string()) });

const file = v.object({
  uuid: v.string(),
  filename: v.string(),
  mimeType: v.string(),
  sizeBytes: v.number(),
  width: v.nullable(v.number()),
  height: v.nullable(v.number()),
  altText: v.object({ en: v.optional(v.string()), ar: v.optional(v.string()) }),
});
type File = v.InferOutput<typeof file>;

const quizState = v.object({
  uuid: v.string(),
  translations: titles,
  questionCount: v.number(),
  passPercent: v.number(),
  timeLimitSeconds: v.nullable(v.number()),
  attempts: v.number(),
  bestPercent: v.nullable(v.number()),
  passed: v.boolean(),
  opensAt: v.nullable(v.string()),
  closesAt: v.nullable(v.string()),
});

export const lessonShape = v.object({
  uuid: v.string(),
  translations: v.object({ en: lessonWords, ar: v.optional(lessonWords) }),
  sectionTitle: titles,
  course: v.object({ uuid: v.string(), slug: v.string(), translations: titles }),
  viewer: v.picklist(["student", "author"]),
  mandatory: v.boolean(),
  minutes: v.number(),
  state: lessonState,
  timeSpentSeconds: v.number(),
  previousUuid: v.nullable(v.string()),
  nextUuid: v.nullable(v.string()),
  /** How much of each video the course asks for, 0–100. */
  requiredPercent: v.number(),
  /** Nothing but the reader's word is missing: progress.completeLesson will not refuse. */
  ready: v.boolean(),
  items: v.array(
    v.object({
      uuid: v.string(),
      type: contentType,
      /** Bodies are Markdown: the text itself, or a video's transcript. */
      translations: v.object({ en: words, ar: v.optional(words) }),
      source: v.object({
        provider: v.optional(v.picklist(["youtube", "vimeo"])),
        videoId: v.optional(v.string()),
        url: v.optional(v.string()),
        captions: v.optional(v.object({ en: v.optional(v.string()), ar: v.optional(v.string()) })),
      }),
      file: v.nullable(file),
      /** For Arabic readers, where there is one. */
      fileAr: v.nullable(file),
      /** Pictures that the bodies name and may show: those of this course. */
      pictures: v.array(v.string()),
      durationSeconds: v.nullable(v.number()),
      /** Videos alone. */
      watch: v.nullable(
        v.object({
          position: v.number(),
          watched: v.array(v.tuple([v.number(), v.number()])),
          /** Null where the length is unknown. */
          percent: v.nullable(v.number()),
        }),
      ),
      /** Quizzes alone. */
      quiz: v.nullable(quizState),
      refUuid: v.nullable(v.string()),
    }),
  ),
});
export type LessonView = v.InferOutput<typeof lessonShape>;

const fileOf = (
  id: SQL,
) => sql<File | null>`(select jsonb_build_object('uuid', f.uuid, 'filename', f.filename, 'mimeType', f.mime_type,
  'sizeBytes', f.size_bytes, 'width', f.width, 'height', f.height, 'altText', f.alt_text)
  from media_files f where f.id = ${id} and f.deleted_at is null)`;

/** The selects of one lesson as its player shows it. */
export function selectLesson(q: Selecting, actor: Actor, now: Date, lessonUuid: string) {
  const of = lessonWithEnrolment(actor, now);
  const which = sql`l.uuid = ${lessonUuid} and l.deleted_at is null`;
  return [
    q
      .select({
        uuid: sql<string>`l.uuid`,
        translations: sql<Translations<{ title: string; summary?: string }>>`l.translations`,
        sectionWords: sql<Translations<{ title: string }>>`s.translations`,
        courseUuid: sql<string>`c.uuid`,
        courseSlug: sql<string>`c.slug`,
        courseWords: sql<Translations<{ title: string }>>`c.translations`,
        courseStatus: sql<string>`c.status`,
        access: courseAccess(actor, now, sql`c.id`),
        enrolled: sql<boolean>`e.id is not null`,
        mandatory: sql<boolean>`l.is_mandatory`,
        minutes: sql<number>`l.duration_minutes`,
        requiredPercent: sql<number>`c.watched_percent`,
        state: sql<v.InferOutput<typeof lessonState>>`coalesce(p.status, 'not_started')`,
        timeSpentSeconds: sql<number>`coalesce(p.time_spent_seconds, 0)`,
        previousUuid: sql<string | null>`near.previous`,
        nextUuid: sql<string | null>`near.next`,
      })
      .from(
        sql`${of} left join lesson_progress p on p.lesson_id = l.id and p.enrollment_id = e.id
          join lateral (
            select x.id, lag(x.uuid) over o as previous, lead(x.uuid) over o as next
            from lessons x join sections xs on xs.id = x.section_id and xs.deleted_at is null
            where x.course_id = l.course_id and x.deleted_at is null
            window o as (order by xs.position, xs.id, x.position, x.id)
          ) near on near.id = l.id`,
      )
      .where(which),
    q
      .select({
        uuid: sql<string>`i.uuid`,
        type: sql<ContentType>`i.content_type`,
        translations: sql<Translations<ContentWords>>`i.translations`,
        source: sql<ContentSource>`i.source`,
        file: fileOf(sql`i.media_id`),
        fileAr: fileOf(sql`i.media_ar_id`),
        pictures: picturesShown(sql`i.translations::text`, sql`c.id`),
        durationSeconds: sql<number | null>`i.duration_seconds`,
        refUuid: sql<string | null>`i.ref_uuid`,
        position: sql<number>`coalesce(v.position_seconds, 0)`,
        watched: sql<string>`coalesce(v.watched, '{}')::text`,
        playedSeconds: sql<number>`coalesce(${playedSeconds}, 0)`,
      })
      .from(
        sql`${of} join content_items i on i.lesson_id = l.id and i.deleted_at is null
          left join video_watches v on v.content_item_id = i.id and v.enrollment_id = e.id`,
      )
      .where(which)
      .orderBy(sql`i.position, i.id`),
    q
      .select({
        uuid: sql<string>`z.uuid`,
        words: sql<Translations<{ title: string }>>`z.translations`,
        questionCount: sql<number>`(select count(*)::int from quiz_questions x where x.quiz_id = z.id and x.deleted_at is null)`,
        passPercent: sql<number>`z.pass_percent`,
        timeLimitSeconds: sql<number | null>`z.time_limit_seconds`,
        attempts: sql<number>`(select count(*)::int from quiz_attempts a where a.enrollment_id = e.id and a.quiz_id = z.id and a.deleted_at is null)`,
        bestPercent,
        passed: sql<boolean>`exists (select from quiz_attempts a
          where a.enrollment_id = e.id and a.quiz_id = z.id and a.passed and a.deleted_at is null)`,
        opensAt: sql`z.opens_at`.mapWith(quizAttempts.startedAt) as SQL<Date | null>,
        closesAt: sql`z.closes_at`.mapWith(quizAttempts.startedAt) as SQL<Date | null>,
      })
      .from(sql`${of} join quizzes z on z.course_id = l.course_id and z.deleted_at is null`)
      .where(
        sql`${which} and exists (select from content_items i
          where i.lesson_id = l.id and i.content_type = 'quiz' and i.ref_uuid = z.uuid::text and i.deleted_at is null)`,
      ),
  ] as const;
}

type Rows = RowsOf<ReturnType<typeof selectLesson>>;

const title = ({ en, ar }: Translations<{ title: string }>) => ({
  en: { title: en.title },
  ...(ar && { ar: { title: ar.title } }),
});

/** The lesson of the selected rows; `not_found` or `not_enrolled` where there is none to show. */
export function toLesson([[lesson], rows, quizRows]: Rows): LessonView | "not_found" | "not_enrolled" {
  if (!lesson) return "not_found";
  if (lesson.access === null) return lesson.courseStatus === "published" ? "not_enrolled" : "not_found";
  const quizzes = new Map(
    quizRows.map(({ words: quizWords, opensAt, closesAt, ...quiz }) => [
      quiz.uuid,
      {
        ...quiz,
        translations: title(quizWords),
        opensAt: opensAt?.toISOString() ?? null,
        closesAt: closesAt?.toISOString() ?? null,
      },
    ]),
  );
  // An item whose quiz was deleted hangs on nothing.
  const live = rows.filter(({ type, refUuid }) => type !== "quiz" || quizzes.has(refUuid ?? ""));
  const items = live.map(({ position, watched, playedSeconds: played, ...item }) => ({
    ...item,
    watch:
      // Only our own files can be counted: another site's player tells us nothing.
      item.type === "video" && !item.source.provider
        ? { position, watched: fromMultirange(watched), percent: watchedPercent(played, item.durationSeconds) }
        : null,
    quiz: item.type === "quiz" && item.refUuid !== null ? (quizzes.get(item.refUuid) ?? null) : null,
  }));
  const { sectionWords, courseUuid, courseSlug, courseWords, courseStatus: _, access: __, enrolled, ...rest } = lesson;
  return {
    ...rest,
    sectionTitle: title(sectionWords),
    course: { uuid: courseUuid, slug: courseSlug, translations: title(courseWords) },
    viewer: enrolled ? "student" : "author",
    ready: items.every(
      ({ watch, quiz }) =>
        (quiz?.passed ?? true) && (!watch || watch.percent === null || watch.percent >= lesson.requiredPercent),
    ),
    items,
  };
}
