import type { Person } from "../../worker/kernel/actor";
import { createQuestion, createQuiz, startAttempt } from "../../worker/modules/assessment";
import type { World } from "./world";

let serial = 0;

export interface SampleCourse {
  id: number;
  uuid: string;
  slug: string;
  instructor: Person;
}

/** A published course with an instructor; `rules` are columns of courses. */
export async function sampleCourse(world: World, rules: Record<string, unknown> = {}): Promise<SampleCourse> {
  const instructor = await world.person("instructor");
  const slug = `demo-course-${++serial}`;
  const columns = { status: "published", ...rules };
  const { rows } = await world.sql.query<{ id: string; uuid: string }>(
    `insert into courses (slug, created_by_id, translations, published_at, ${Object.keys(columns).join(", ")})
     values ($1, $2, $3, now(), ${Object.keys(columns)
       .map((_, i) => `$${i + 4}`)
       .join(", ")}) returning id, uuid`,
    [slug, instructor.id, { en: { title: "Demo course" }, ar: { title: "مساق تجريبي" } }, ...Object.values(columns)],
  );
  const row = rows[0] as { id: string; uuid: string };
  await world.sql.query("insert into course_instructors (course_id, user_id) values ($1, $2)", [row.id, instructor.id]);
  return { id: Number(row.id), uuid: row.uuid, slug, instructor };
}

/** A student of the course; the enrolment's uuid beside them. */
export async function enrolledStudent(world: World, course: SampleCourse, columns: Record<string, unknown> = {}) {
  const student = await world.person("student");
  const values = { status: "in_progress", enrolled_at: world.now, ...columns };
  const { rows } = await world.sql.query<{ uuid: string }>(
    `insert into enrollments (user_id, course_id, enrollment_type, ${Object.keys(values).join(", ")})
     values ($1, $2, 'free', ${Object.keys(values)
       .map((_, i) => `$${i + 3}`)
       .join(", ")}) returning uuid`,
    [student.id, course.id, ...Object.values(values)],
  );
  return { student, enrolmentUuid: (rows[0] as { uuid: string }).uuid };
}

export type QuizSettings = Partial<{
  passPercent: number;
  timeLimitSeconds: number | null;
  attemptsAllowed: number | null;
  shuffle: boolean;
  opensAt: string | null;
  closesAt: string | null;
}>;

/** A quiz of four questions, one of each type, ten points together. */
export async function sampleQuiz(world: World, course: SampleCourse, settings: QuizSettings = {}) {
  const as = world.as(course.instructor);
  const { uuid } = await as.run(createQuiz, {
    courseUuid: course.uuid,
    translations: { en: { title: "Demo quiz" } },
    ...settings,
  });
  const text = (en: string) => ({ en });
  const prompt = (en: string) => ({ en: { prompt: en, explanation: "Because it is so." } });
  const add = async (question: Omit<Parameters<typeof as.run<typeof createQuestion>>[1], "quizUuid">) =>
    (await as.run(createQuestion, { quizUuid: uuid, ...question })).uuid;
  const choice = await add({
    type: "multiple_choice",
    points: 3,
    translations: prompt("Two and two?"),
    answers: [
      { id: "a", text: text("3") },
      { id: "b", text: text("4"), correct: true, feedback: text("Indeed.") },
      { id: "c", text: text("5") },
    ],
  });
  const select = await add({
    type: "multiple_select",
    points: 4,
    translations: prompt("Which are even?"),
    answers: [
      { id: "a", text: text("2"), correct: true },
      { id: "b", text: text("3") },
      { id: "c", text: text("4"), correct: true },
      { id: "d", text: text("5") },
    ],
  });
  const truth = await add({
    type: "true_false",
    points: 1,
    translations: prompt("Water is wet."),
    answers: [
      { id: "t", text: text("True"), correct: true },
      { id: "f", text: text("False") },
    ],
  });
  const short = await add({
    type: "short_answer",
    points: 2,
    translations: prompt("The capital of Egypt?"),
    accepted: ["Cairo", "القاهرة"],
  });
  const allRight = {
    [choice]: { chosen: ["b"] },
    [select]: { chosen: ["a", "c"] },
    [truth]: { chosen: ["t"] },
    [short]: { text: "cairo" },
  };
  return { uuid, choice, select, truth, short, allRight };
}

/** A quiz in a course of its own with one student; `run()` and `start()` act as that student at the world's present time. */
export async function quizWithStudent(world: World, settings: QuizSettings = {}) {
  const course = await sampleCourse(world);
  const quiz = await sampleQuiz(world, course, settings);
  const { student } = await enrolledStudent(world, course);
  const run = () => world.as(student);
  const start = async () => (await run().run(startAttempt, { quizUuid: quiz.uuid })).attemptUuid;
  return { course, quiz, student, run, start };
}

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
