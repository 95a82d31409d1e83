import { randomUUID } from "node:crypto";
import type pg from "pg";
import { withDatabase } from "./database";
import { insertQuiz, type QuizPlan } from "./quiz";

interface Words {
  en: string;
  ar: string;
}
/** One piece of a lesson. Films and documents are those of the demo courses. */
export type ItemPlan =
  | { type: "text"; body: Words }
  | { type: "video" }
  | { type: "pdf" }
  | { type: "provider"; provider: "youtube" | "vimeo"; videoId: string }
  | { type: "external_link" | "embed"; url: string }
  | { type: "quiz"; quiz: QuizPlan };
export interface LessonPlan {
  title: Words;
  items: ItemPlan[];
  mandatory?: boolean;
}
export interface CoursePlan {
  rules?: { minimumScorePercent?: number; watchedPercent?: number };
  lessons: LessonPlan[];
}
export interface ArrangedLesson {
  id: string;
  uuid: string;
  title: Words;
  path: string;
  /** Of the first quiz in it. */
  quizUuid: string;
}
export interface ArrangedCourse {
  id: string;
  slug: string;
  title: Words;
  /** By place, from 0. */
  lesson(place: number): ArrangedLesson;
}

/** A published free course with just these lessons, taught by the demo instructor; two a section. */
export async function createCourse({ rules = {}, lessons }: CoursePlan): Promise<ArrangedCourse> {
  const slug = `arranged-${randomUUID().slice(0, 8)}`;
  const title = { en: `Arranged course ${slug.slice(-8)}`, ar: `دورة مرتبة ${slug.slice(-8)}` };
  return withDatabase(async (client) => {
    const words = { en: { title: title.en, description: "Short." }, ar: { title: title.ar, description: "قصيرة." } };
    const { id } = await one(
      client,
      `with instructor as (select id from users where email = 'instructor@demo.recruitlms.test'),
       course as (
         insert into courses (slug, status, created_by_id, translations, minimum_score_percent, watched_percent, lesson_count, duration_minutes, published_at)
         select $1, 'published', id, $2, $3, $4, $5, 5, now() from instructor returning id),
       teaches as (insert into course_instructors (course_id, user_id) select course.id, instructor.id from course, instructor)
       select id from course`,
      [slug, words, rules.minimumScorePercent ?? 0, rules.watchedPercent ?? 0, lessons.length],
    );
    const arranged: ArrangedLesson[] = [];
    let section = "";
    for (const [index, plan] of lessons.entries()) {
      if (index % 2 === 0) section = await insertSection(client, id, index);
      arranged.push(await insertLesson(client, { courseId: id, slug, section, index, plan }));
    }
    const lesson = (place: number) => {
      const found = arranged[place];
      if (!found) throw new Error(`The course has no lesson ${place}`);
      return found;
    };
    return { id, slug, title, lesson };
  });
}

async function insertSection(client: pg.Client, courseId: string, index: number): Promise<string> {
  const number = index / 2 + 1;
  const words = { en: { title: `Part ${number}` }, ar: { title: `الجزء ${number}` } };
  const sql = "insert into sections (course_id, position, translations) values ($1, $2, $3) returning id";
  return (await one(client, sql, [courseId, (index + 1) * 1024, words])).id;
}

async function insertLesson(
  client: pg.Client,
  at: { courseId: string; slug: string; section: string; index: number; plan: LessonPlan },
): Promise<ArrangedLesson> {
  const { courseId, slug, section, index, plan } = at;
  const { title, items, mandatory = true } = plan;
  const first = items[0]?.type ?? "text";
  const lesson = await one(
    client,
    `insert into lessons (course_id, section_id, position, translations, primary_type, duration_minutes, is_mandatory)
     values ($1, $2, $3, $4, $5, 5, $6) returning id, uuid`,
    [courseId, section, (index + 1) * 1024, inBoth(title, "title"), first === "provider" ? "video" : first, mandatory],
  );
  let quizUuid = "";
  for (const [place, item] of items.entries()) {
    const position = (place + 1) * 1024;
    if (item.type === "quiz") quizUuid ||= await insertQuizItem(client, courseId, lesson.id, position, item.quiz);
    else await insertItem(client, lesson.id, position, item);
  }
  return { ...lesson, title, quizUuid, path: `/student/learn/${slug}/${lesson.uuid}` };
}

async function insertQuizItem(client: pg.Client, courseId: string, lessonId: string, position: number, quiz: QuizPlan) {
  const uuid = await insertQuiz(client, courseId, quiz);
  await client.query(
    `insert into content_items (lesson_id, position, content_type, translations, ref_uuid) values ($1, $2, 'quiz', '{"en":{}}', $3)`,
    [lessonId, position, uuid],
  );
  return uuid;
}

async function insertItem(
  client: pg.Client,
  lessonId: string,
  position: number,
  item: Exclude<ItemPlan, { type: "quiz" }>,
) {
  const plain = (type: string, translations: object, source: object) =>
    client.query(
      "insert into content_items (lesson_id, position, content_type, translations, source) values ($1, $2, $3, $4, $5)",
      [lessonId, position, type, translations, source],
    );
  if (item.type === "text") await plain("text", inBoth(item.body, "body"), {});
  else if (item.type === "provider")
    await plain("video", { en: {} }, { provider: item.provider, videoId: item.videoId });
  else if (item.type === "external_link" || item.type === "embed")
    await plain(item.type, { en: {} }, { url: item.url });
  else
    await client.query(
      `insert into content_items (lesson_id, position, content_type, translations, source, media_id, media_ar_id, duration_seconds)
       select $1, $2, content_type, translations, source, media_id, media_ar_id, duration_seconds from content_items
       where content_type = $3 and media_id is not null and deleted_at is null order by duration_seconds, id limit 1`,
      [lessonId, position, item.type],
    );
}

const inBoth = (words: Words, key: string) =>
  Object.fromEntries(Object.entries(words).map(([language, text]) => [language, { [key]: text }]));

async function one(client: pg.Client, sql: string, values: unknown[]): Promise<{ id: string; uuid: string }> {
  const { rows } = await client.query(sql, values);
  return rows[0];
}
