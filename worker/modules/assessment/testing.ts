import type { World } from "../../../tests/support/world";
import type { Person } from "../../kernel/actor";
import { createQuestion } from "./create-question";
import { createQuiz } from "./create-quiz";

/** Arranges for the tests of this module and of those above it. */

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

type QuizSettings = Partial<{
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
