import { demoEmail, demoPassword } from "../demo/sign-ins";
import { answersTo, type BenchCourse } from "./course";
import { type Ask, call, type Door, page, send } from "./http";
import type { Person } from "./people";

export interface Staff {
  admin: Person;
  author: Person;
}

/** Pages whose round trips are counted; asked of a door that renders each. */
export function pageAsks(course: BenchCourse, { token }: Person, { admin, author }: Staff): [string, () => Ask][] {
  const open = (path: string) => () => page(path);
  const own = (path: string) => () => page(path, token);
  const learn = `/student/learn/${course.slug}`;
  return [
    ["Home", open("/")],
    ["Catalogue", open("/courses")],
    ["Catalogue, Arabic", open("/ar/courses")],
    ["Catalogue, searched", open("/courses?q=solar")],
    ["Course", open(`/courses/${course.slug}`)],
    ["Certificate check", open(`/verify/${course.certificateNumber}`)],
    ["Student's dashboard", own("/student")],
    ["My courses", own("/student/courses")],
    ["My certificates", own("/student/certificates")],
    ["Player, text lesson", own(`${learn}/${course.textLesson}`)],
    ["Player, video lesson", own(`${learn}/${course.videoLesson}`)],
    ["Quiz", own(`${learn}/${course.quizLesson}/quiz/${course.quizUuid}`)],
    ["Profile", own("/account")],
    ["Health of the platform", () => page("/admin/health", admin.token)],
    ["API: courses.browse", () => call(null, "GET", "/courses")],
    ["API: accounts.me", () => call(token, "GET", "/me")],
    ["API: learning.player", () => call(token, "GET", `/learning/lessons/${course.textLesson}/player`)],
    ["API: users.list", () => call(admin.token, "GET", "/users")],
    ["API: courses.listManaged", () => call(author.token, "GET", "/authoring/courses")],
  ];
}

/** One student's way through commands; every step is made when its turn comes, from what those before it brought. */
export function commandSteps(
  door: Door,
  course: BenchCourse,
  person: Person,
  { author }: Staff,
  turn: number,
): [string, () => Ask | Promise<Ask>][] {
  const { token } = person;
  let attemptUuid = "";
  const running = async () => {
    if (attemptUuid) return attemptUuid;
    // Answers with the attempt that the step before has begun.
    const answer = await send(door, call(token, "POST", `/quizzes/${course.quizUuid}/attempts`));
    attemptUuid = (JSON.parse(answer.body) as { attemptUuid: string }).attemptUuid;
    return attemptUuid;
  };
  const lesson = (uuid: string) => `/learning/lessons/${uuid}`;
  return [
    ["accounts.signIn", () => call(null, "POST", "/sessions", { email: demoEmail("student"), password: demoPassword })],
    ["accounts.updateProfile", () => call(token, "PATCH", "/me", { fullName: `Demo Student of turn ${turn + 1}` })],
    ["enrolments.enrol", () => call(token, "POST", "/me/enrolments", { courseUuid: course.uuid })],
    ["learning.open", () => call(token, "POST", `${lesson(course.textLesson)}/opened`)],
    ["learning.complete", () => call(token, "POST", `${lesson(course.textLesson)}/completion`)],
    ["attempts.start", () => call(token, "POST", `/quizzes/${course.quizUuid}/attempts`)],
    [
      "attempts.save",
      async () => {
        const attempt = await running();
        const responses = await answersTo(door, person, attempt);
        return call(token, "PUT", `/attempts/${attempt}/responses`, { responses });
      },
    ],
    ["attempts.submit", async () => call(token, "POST", `/attempts/${await running()}/submission`)],
    [
      "courses.create",
      () =>
        call(author.token, "POST", "/authoring/courses", {
          translations: { en: { title: `A measured course ${turn + 1}` }, ar: { title: `دورة للقياس ${turn + 1}` } },
        }),
    ],
  ];
}
