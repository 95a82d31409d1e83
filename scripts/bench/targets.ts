import type pg from "pg";
import { answersTo, type BenchCourse, forEach, startAttempt } from "./course";
import { type Ask, call, type Door, insistOn, page } from "./http";
import { makeStudents, type Person } from "./people";

/** What is put under load. */
export interface Target {
  name: string;
  kind: "page" | "api" | "command";
  /** At least this share of the yardstick's rate is aimed at. */
  aim?: number;
  /** Bytes of an answer, for the yardstick. */
  size: number;
  /** How many requests there are; without it, as many as are wanted. */
  supply?: number;
  next(): Ask;
  /** Whom it is asked of. */
  door: Door;
}

export async function loadTargets(
  { app, rendered }: { app: Door; rendered: Door },
  course: BenchCourse,
  student: Person,
): Promise<Target[]> {
  const { token } = student;
  const drafts: (Omit<Target, "size" | "door"> & { door?: Door })[] = [
    { name: "Catalogue, cached", kind: "page", aim: 0.5, next: () => page("/courses") },
    { name: "Catalogue, rendered", kind: "page", aim: 0.25, door: rendered, next: () => page("/courses") },
    { name: "Course, cached", kind: "page", aim: 0.5, next: () => page(`/courses/${course.slug}`) },
    { name: "Course, rendered", kind: "page", aim: 0.25, door: rendered, next: () => page(`/courses/${course.slug}`) },
    { name: "Player", kind: "page", next: () => page(`/student/learn/${course.slug}/${course.textLesson}`, token) },
    { name: "Student's dashboard", kind: "page", next: () => page("/student", token) },
    { name: "GET /api/v1/courses", kind: "api", next: () => call(null, "GET", "/courses") },
    { name: "GET /api/v1/me", kind: "api", next: () => call(token, "GET", "/me") },
    {
      name: "GET /api/v1/learning/lessons/:uuid/player",
      kind: "api",
      next: () => call(token, "GET", `/learning/lessons/${course.textLesson}/player`),
    },
  ];
  const targets: Target[] = [];
  // Asked once: the page must be right, and its size is the yardstick's.
  for (const draft of drafts) {
    const { door = app } = draft;
    targets.push({ ...draft, door, size: (await insistOn(door, draft.next())).bytes });
  }
  return targets;
}

/** Attempts that wait to be handed in, each by a student of its own. */
export async function submissions(door: Door, client: pg.Client, course: BenchCourse, count: number): Promise<Target> {
  const students = await makeStudents(client, count, course.slug);
  const attempts = await forEach(students, (student) => startAttempt(door, student, course.quizUuid));
  const [first] = students;
  if (!first || !attempts[0]) throw new Error("There is nothing to hand in");
  const responses = await answersTo(door, first, attempts[0]);
  const asks = students.map(({ token }, at) =>
    call(token, "POST", `/attempts/${attempts[at]}/submission`, { responses }),
  );
  const { bytes } = await insistOn(door, asks.pop() as Ask);
  return {
    name: "POST …/submission of a quiz",
    kind: "command",
    door,
    size: bytes,
    supply: asks.length,
    next() {
      const ask = asks.pop();
      if (!ask) throw new Error("All attempts have been handed in");
      return ask;
    },
  };
}
