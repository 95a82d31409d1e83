import type pg from "pg";
import { call, type Door, insistOn } from "./http";
import type { Person } from "./people";

/** The demo course that is measured: twelve lessons, and a quiz that may be taken any number of times. */
export interface BenchCourse {
  slug: string;
  uuid: string;
  lessons: { uuid: string; type: string }[];
  textLesson: string;
  videoLesson: string;
  quizLesson: string;
  quizUuid: string;
  certificateNumber: string;
}

export const courseSlug = "solar-installer-foundations";

export async function readBenchCourse(client: pg.Client): Promise<BenchCourse> {
  const one = async (sql: string) => {
    const { rows } = await client.query<{ value: string }>(sql, [courseSlug]);
    if (!rows[0]) throw new Error(`The demo data lacks what the bench measures: ${sql}`);
    return rows[0].value;
  };
  const { rows: lessons } = await client.query<{ uuid: string; type: string }>(
    `select l.uuid, l.primary_type as type from lessons l join sections s on s.id = l.section_id join courses c on c.id = l.course_id
     where c.slug = $1 and l.deleted_at is null order by s.position, l.position`,
    [courseSlug],
  );
  const lessonOf = (type: string) => lessons.find((lesson) => lesson.type === type)?.uuid ?? "";
  const quizUuid = await one(
    `select q.uuid as value from quizzes q join courses c on c.id = q.course_id
     where c.slug = $1 and q.attempts_allowed is null and q.deleted_at is null order by q.id limit 1`,
  );
  return {
    slug: courseSlug,
    uuid: await one("select uuid as value from courses where slug = $1"),
    lessons,
    textLesson: lessonOf("text"),
    videoLesson: lessonOf("video"),
    quizLesson: lessonOf("quiz"),
    quizUuid,
    certificateNumber: await one(
      "select n.number as value from certificates n join courses c on c.id = n.course_id where c.slug = $1 and n.revoked_at is null limit 1",
    ),
  };
}

/** By question: the first answer there is. */
type Responses = Record<string, { chosen?: string[]; text?: string }>;

export async function startAttempt(door: Door, { token }: Person, quizUuid: string): Promise<string> {
  const answer = await insistOn(door, call(token, "POST", `/quizzes/${quizUuid}/attempts`));
  return (JSON.parse(answer.body) as { attemptUuid: string }).attemptUuid;
}

/** Answers to every question of a running attempt. They fit every other attempt at the same quiz. */
export async function answersTo(door: Door, { token }: Person, attemptUuid: string): Promise<Responses> {
  const answer = await insistOn(door, call(token, "GET", `/attempts/${attemptUuid}/paper`));
  const { questions } = JSON.parse(answer.body) as { questions: { uuid: string; answers?: { id: string }[] }[] };
  return Object.fromEntries(
    questions.map(({ uuid, answers: [first] = [] }) => [uuid, first ? { chosen: [first.id] } : { text: "a word" }]),
  );
}

/** Runs `work` for each of `items`, never more than eight at once. */
export async function forEach<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return results;
}
