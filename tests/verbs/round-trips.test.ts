import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type NeonBridge, startNeonBridge } from "../../scripts/local/neon-bridge";
import { type Actor, type Person, system, visitor } from "../../worker/kernel/actor";
import { DomainError } from "../../worker/kernel/errors";
import type { AnyVerb, InputOf } from "../../worker/kernel/verb";
import { inviteUser, register, setPreferences, signIn, updateProfile } from "../../worker/modules/accounts";
import { readPaper, saveAttempt, startAttempt, submitAttempt } from "../../worker/modules/assessment";
import { createPayer, placeOrder } from "../../worker/modules/billing";
import { createCourse, setCourseStatus } from "../../worker/modules/catalogue";
import { enterRoom } from "../../worker/modules/chat";
import { issueByHand } from "../../worker/modules/credentials";
import { enrol } from "../../worker/modules/enrolment";
import { listMySessions, scheduleSession } from "../../worker/modules/live";
import { createUpload } from "../../worker/modules/media";
import { beacon, completeLesson, openLesson, settleQuiz, studentDashboard } from "../../worker/modules/progress";
import { verbs } from "../../worker/verbs";
import { goodPassword, mailedToken, registerAndVerify } from "../support/accounts";
import { makeCourse } from "../support/courses";
import { exceptions, label } from "../support/round-trips";
import { enrolledStudent, sampleCourse, sampleQuiz } from "../support/sample-course";
import { createWorld } from "../support/world";

/** How many of each kind of thing there are in the small world, and how many more in the large one. */
const few = 2;
const many = 12;

describe("round trips, counted at the bridge", () => {
  let bridge: NeonBridge;
  beforeAll(async () => {
    bridge = await startNeonBridge({ postgres: { port: inject("postgresPort") } });
  });
  const world = createWorld({ bridgeUrl: () => bridge.url });
  afterAll(() => bridge.stop());

  /** The trips that the answer waited for. */
  async function tripsOf<V extends AnyVerb>(actor: Actor | null, verb: V, input: InputOf<V>) {
    bridge.resetStats();
    const answer = await world.as(actor ?? visitor).run(verb, input);
    return { answer, trips: bridge.stats.byLabel[label.answer] ?? 0 };
  }

  it("PLT-12 every query answers after one round trip, in a small world and in a larger one", async () => {
    const author = await world.person("instructor");
    const admin = await world.person("super_admin");
    const student = await world.person("student");
    await populate(author, student, admin, few);
    const small = await tripsOfQueries([student, author, admin]);
    await populate(author, student, admin, many);
    const large = await tripsOfQueries([student, author, admin]);
    const expected = Object.fromEntries(verbs.filter(({ kind }) => kind === "query").map(({ name }) => [name, 1]));
    expect(small).toEqual(expected);
    expect(large).toEqual(expected);
  }, 120_000);

  it("PLT-12 the commands of everyday life are one round trip each, the written exceptions as many as is written", async () => {
    const author = await world.person("instructor");
    const course = await makeCourse(world, author, { lessons: 2 });
    const quiz = await sampleQuiz(world, { id: 0, uuid: course.uuid, slug: course.slug, instructor: author });
    const student = await world.person("student");
    const [lessonUuid = ""] = course.lessonUuids;
    const taken: Record<string, number> = {};
    async function act<V extends AnyVerb>(actor: Person | null, verb: V, input: InputOf<V>) {
      const { answer, trips } = await tripsOf(actor, verb, input);
      taken[verb.name] = trips;
      return answer;
    }
    await registerAndVerify(world, "trips@demo.recruitlms.test");
    await act(null, signIn, { email: "trips@demo.recruitlms.test", password: goodPassword });
    await act(student, updateProfile, { fullName: "Demo of few words" });
    await act(student, setPreferences, { theme: "dark" });
    await act(student, enrol, { courseUuid: course.uuid });
    await act(student, openLesson, { lessonUuid });
    await act(student, beacon, { lessonUuid, secondsActive: 5 });
    await act(student, completeLesson, { lessonUuid });
    const { attemptUuid } = await act(student, startAttempt, { quizUuid: quiz.uuid });
    expect((await act(student, startAttempt, { quizUuid: quiz.uuid })).resumed).toBe(true);
    await act(student, saveAttempt, { attemptUuid, responses: { [quiz.choice]: { chosen: ["b"] } } });
    await act(student, readPaper, { attemptUuid });
    await act(student, submitAttempt, { attemptUuid, responses: quiz.allRight });
    await act(student, settleQuiz, { attemptUuid });
    const { uuid } = await act(author, createCourse, { translations: { en: { title: "Another" } } });
    await act(author, setCourseStatus, { uuid, status: "private" });
    const { "accounts.signIn": signingIn, "attempts.submit": submitting, ...rest } = taken;
    expect([signingIn, submitting]).toEqual([exceptions["accounts.signIn"]?.most, exceptions["attempts.submit"]?.most]);
    expect(new Set(Object.values(rest)), JSON.stringify(rest)).toEqual(new Set([1]));
  });

  it("PLT-12 what a page asks at once is one round trip", async () => {
    const student = await world.person("student");
    const course = await makeCourse(world, await world.person("instructor"), { lessons: 1 });
    await world.as(student).run(enrol, { courseUuid: course.uuid });
    await world.settle();
    const { run } = world.as(student);
    bridge.resetStats();
    const [dashboard, sessions] = await Promise.all([run(studentDashboard, {}), run(listMySessions, { limit: 3 })]);
    expect(bridge.stats.byLabel[label.answer]).toBe(1);
    expect([dashboard.inProgressCount, sessions.items]).toEqual([1, []]);
  });

  it("PLT-12 only commands are excepted, and each of them exists", () => {
    const commands: string[] = verbs.filter(({ kind }) => kind === "command").map(({ name }) => name);
    expect(Object.keys(exceptions).filter((name) => !commands.includes(name))).toEqual([]);
  });

  /** Things for every query to find: courses with lessons and quizzes, learners, attempts, papers, files, an invitation. */
  async function populate(author: Person, student: Person, admin: Person, count: number) {
    for (let n = 0; n < count; n++) {
      const made = await makeCourse(world, author, { title: `Of many ${count} ${n}`, lessons: 3 });
      await world.sql.query("update lessons set is_preview = true where uuid = $1", [made.lessonUuids[0]]);
      await world.as(student).run(enrol, { courseUuid: made.uuid });
      await world.as(student).run(enterRoom, { kind: "course", uuid: made.uuid });
      await world.as(student).run(completeLesson, { lessonUuid: made.lessonUuids[0] ?? "" });
      const course = await sampleCourse(world);
      const quiz = await sampleQuiz(world, course);
      const other = await enrolledStudent(world, course, { status: "completed", completed_at: world.now });
      const as = world.as(other.student);
      const { attemptUuid } = await as.run(startAttempt, { quizUuid: quiz.uuid });
      await as.run(submitAttempt, { attemptUuid, responses: quiz.allRight });
      await as.run(startAttempt, { quizUuid: quiz.uuid });
      await world.as(course.instructor).run(issueByHand, { enrolmentUuid: other.enrolmentUuid });
      await world.as(author).run(createUpload, uploadOf(n));
      await world.as(author).run(scheduleSession, sessionOf(made.uuid, world.now));
      await world.as(admin).run(inviteUser, {
        email: `invited.${count}.${n}@demo.recruitlms.test`,
        fullName: "Demo invited",
        userType: "instructor",
      });
      people.push(other.student);
      await world.as(admin).run(createPayer, {
        ...{ name: `Demo works ${count} ${n}`, contactEmail: other.student.email, countryCode: "IN", currency: "INR" },
        candidateFee: 1_000,
      });
      const sold = await makeCourse(world, author, { title: `Sold ${count} ${n}`, price: 1_000 });
      await world.as(student).run(placeOrder, {
        kind: "course_purchase",
        uuid: sold.uuid,
        currency: "INR",
        countryCode: "IN",
        expectedTotal: 1_000,
      });
    }
    await world.sql.query("update media_files set status = 'attached' where id % 2 = 0");
    await world.visitor.run(register, { email: `waiting.${count}@demo.recruitlms.test`, fullName: "Demo waiting" });
  }
  const people: Person[] = [];

  /** Calls every query with what the world holds until somebody is answered; a query that nobody gets an answer from fails. */
  async function tripsOfQueries(actors: Person[]): Promise<Record<string, number | string>> {
    const known = await knownValues();
    const taken: Record<string, number | string> = {};
    for (const verb of verbs.filter(({ kind }) => kind === "query")) {
      taken[verb.name] = "nobody was answered";
      const callers = verb.may.who === "system" ? [system] : [...actors, ...people.slice(-1)];
      search: for (const actor of callers)
        for (const input of inputsFor(verb, known)) {
          try {
            taken[verb.name] = (await tripsOf(actor, verb, input as never)).trips;
            break search;
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
          }
        }
    }
    return taken;
  }

  /** By the name of an input's field: values that may fit it. Names of fields are standard, so a new verb finds its values here. */
  async function knownValues(): Promise<Record<string, string[]>> {
    const all = async (statement: string) => (await world.sql.query(statement)).rows.map((row) => String(row.value));
    const newest = (table: string) => all(`select uuid as value from ${table} order by id desc limit 3`);
    const courses = await newest("courses");
    const lessons = await newest("lessons");
    const quizzes = await newest("quizzes");
    const slugs = await all("select slug as value from courses order by id");
    return {
      uuid: [
        ...courses,
        ...quizzes,
        ...(await newest("users")),
        ...(await newest("media_files")),
        ...(await newest("live_sessions")),
      ],
      courseUuid: courses,
      sessionUuid: await newest("live_sessions"),
      kind: ["course", "course_purchase"],
      orderUuid: await newest("orders"),
      payerUuid: await newest("payers"),
      gateway: ["test"],
      reference: ["test_nobody"],
      mediaUuids: await newest("media_files"),
      userUuids: await newest("users"),
      userUuid: await newest("users"),
      lessonUuid: [...lessons, ...(await all("select uuid as value from lessons where is_preview"))],
      quizUuid: quizzes,
      attemptUuid: await newest("quiz_attempts"),
      slug: slugs,
      courseSlug: slugs,
      type: await all("select code as value from lookup_types limit 2"),
      code: await all("select code as value from roles limit 2"),
      id: await all("select id as value from audit_logs order by id desc limit 1"),
      number: await all("select number as value from certificates limit 1"),
      token: [await mailedToken(world, "invitation"), await mailedToken(world, "verify_email")],
    };
  }
});

interface Schema {
  entries?: Record<string, { type: string }>;
}

/** Inputs made of known values: the required fields alone, and with each optional one that is known. */
function* inputsFor(verb: AnyVerb, known: Record<string, string[]>): Generator<Record<string, string>> {
  const entries = Object.entries((verb.input as Schema).entries ?? {});
  const required = entries.filter(([, { type }]) => type !== "optional").map(([name]) => name);
  const optional = entries.map(([name]) => name).filter((name) => !required.includes(name) && name in known);
  for (const more of [[], ...optional.map((name) => [name])]) yield* combinations([...required, ...more], known);
}

function* combinations(names: string[], known: Record<string, string[]>): Generator<Record<string, string>> {
  const [name, ...rest] = names;
  if (name === undefined) return yield {};
  for (const value of known[name] ?? [])
    for (const others of combinations(rest, known)) yield { [name]: value, ...others };
}

const sessionOf = (courseUuid: string, now: Date) => ({
  courseUuid,
  translations: { en: { title: "Demo session" } },
  startsAt: new Date(now.getTime() + 86_400_000).toISOString(),
  durationMinutes: 45,
  timeZone: "Asia/Kolkata",
});

const uploadOf = (n: number) => ({
  kind: "course_material" as const,
  filename: `notes-${n}.pdf`,
  sizeBytes: 1_000,
  mimeType: "application/pdf",
});
