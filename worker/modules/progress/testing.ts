import type { World } from "../../../tests/support/world";
import { type SampleCourse, sampleCourse } from "../assessment/testing";

export { enrolledStudent, sampleQuiz } from "../assessment/testing";

export interface SampleLesson {
  type: "text" | "pdf" | "external_link" | "video" | "quiz";
  mandatory?: boolean;
  durationSeconds?: number | null;
  quizUuid?: string;
}

/** A lesson at the end of the course's only section, with one content item. */
export async function addLesson(
  world: World,
  course: SampleCourse,
  { type, mandatory = true, durationSeconds = null, quizUuid }: SampleLesson,
) {
  const insert = async (text: string, values: unknown[]) =>
    (await world.sql.query<{ id: string; uuid: string }>(text, values)).rows[0] as { id: string; uuid: string };
  const words = { en: { title: `A ${type} lesson` }, ar: { title: "درس" } };
  const found = await world.sql.query<{ id: string }>("select id from sections where course_id = $1", [course.id]);
  const section =
    found.rows[0] ??
    (await insert("insert into sections (course_id, position, translations) values ($1, 1024, $2) returning id, uuid", [
      course.id,
      words,
    ]));
  const lesson = await insert(
    `insert into lessons (course_id, section_id, position, translations, primary_type, duration_minutes, is_mandatory)
     values ($1, $2, (select coalesce(max(position), 0) + 1024 from lessons where section_id = $2), $3, $4, 5, $5) returning id, uuid`,
    [course.id, section.id, words, type, mandatory],
  );
  const item = await insert(
    `insert into content_items (lesson_id, position, content_type, translations, duration_seconds, ref_uuid)
     values ($1, 1024, $2, $3, $4, $5) returning id, uuid`,
    [lesson.id, type, { en: { body: "# Text" }, ar: { body: "# نص" } }, durationSeconds, quizUuid ?? null],
  );
  return { uuid: lesson.uuid, itemUuid: item.uuid };
}

/** A course of these lessons. */
export async function courseOf(world: World, lessons: SampleLesson[], rules: Record<string, unknown> = {}) {
  const course = await sampleCourse(world, rules);
  const added: { uuid: string; itemUuid: string }[] = [];
  for (const lesson of lessons) added.push(await addLesson(world, course, lesson));
  return { course, lessons: added, lesson: (at: number) => added[at] as { uuid: string; itemUuid: string } };
}
