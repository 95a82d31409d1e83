import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { renderToStaticMarkup } from "react-dom/server";
import { Outlet, type RouteObject } from "react-router-dom";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { makeCourse } from "../../../tests/support/courses";
import { createWorld } from "../../../tests/support/world";
import { pageContext } from "../../../worker/http/page-context";
import type { Person } from "../../../worker/kernel/actor";
import type { Ports } from "../../../worker/kernel/ports";
import { createQuestion, createQuiz, readQuizForAuthoring } from "../../../worker/modules/assessment";
import { readCourseForAuthoring } from "../../../worker/modules/catalogue";
import InstructorPortal from "./layout";

interface Page {
  path: string;
  load: () => Promise<{ loader?: unknown; action?: unknown; default: unknown }>;
}
const outside: Page[] = [
  { path: "", load: () => import("./home") },
  { path: "courses", load: () => import("./courses") },
  { path: "courses/new", load: () => import("./new-course") },
  { path: "certificates", load: () => import("../admin/content/certificates") },
  { path: "media", load: () => import("../admin/content/media") },
];
const within: Page[] = [
  { path: "", load: () => import("./course/structure") },
  { path: "lessons/:lesson", load: () => import("./course/lesson") },
  { path: "lessons/:lesson/items/:item", load: () => import("./course/item") },
  { path: "quizzes", load: () => import("./course/quizzes") },
  { path: "quizzes/:quiz", load: () => import("./course/quiz") },
  { path: "quizzes/:quiz/attempts", load: () => import("./course/quiz-attempts") },
  { path: "quizzes/:quiz/questions/:question", load: () => import("./course/question") },
  { path: "materials", load: () => import("./course/materials") },
  { path: "students", load: () => import("./course/students") },
  { path: "settings", load: () => import("./course/settings") },
  { path: "history", load: () => import("./course/history") },
];

const routesOf = (pages: Page[]): Promise<RouteObject[]> =>
  Promise.all(
    pages.map(async ({ path, load }) => {
      const module = (await load()) as { loader?: never; action?: never; default: React.ComponentType };
      return {
        ...(path ? { path } : { index: true as const }),
        loader: module.loader,
        action: module.action,
        Component: module.default,
      };
    }),
  );

describe("instructor pages", () => {
  const world = createWorld();
  let author: Person;
  let reader: Person;
  let course: Awaited<ReturnType<typeof makeCourse>>;
  let home: string;
  let quiz: string;
  let question: string;

  beforeAll(async () => {
    author = await world.person("instructor");
    // A second reader in Arabic, who reaches every course.
    reader = await world.person("super_admin", { locale: "ar", fullName: "Demo Reader" });
    course = await makeCourse(world, author, { lessons: 3 });
    await makeCourse(world, author, { title: "Demo draft", status: "draft" });
    home = `/instructor/courses/${course.uuid}`;
    const run = world.as(author).run;
    quiz = (await run(createQuiz, { courseUuid: course.uuid, translations: { en: { title: "Demo quiz" } } })).uuid;
    question = (
      await run(createQuestion, {
        quizUuid: quiz,
        type: "multiple_choice",
        translations: { en: { prompt: "Which one?" } },
        answers: [{ text: { en: "This" }, correct: true }, { text: { en: "That" } }],
      })
    ).uuid;
  });

  /** The page as the server would draw it, or where it sends the browser. */
  async function open(person: Person, address: string, fields?: Record<string, string>): Promise<string> {
    const url = new URL(address, world.tenant.origin);
    const context = pageContext(world.as(person), {} as Ports, { url, nonce: null, person });
    const { tenant, nowIso, requestId } = context;
    const reading = { ...person, roles: [...person.roles], grants: [...person.grants] };
    const root = {
      locale: person.locale,
      tenant,
      nowIso,
      requestId,
      timeZone: "Africa/Cairo",
      theme: "system",
      scripts: true,
      person: reading,
    };
    const frame = await import("./course/layout");
    const inside = {
      path: "courses/:course",
      loader: frame.loader as never,
      Component: frame.default,
      children: await routesOf(within),
    };
    const portal = {
      path: "/instructor",
      Component: InstructorPortal,
      children: [...(await routesOf(outside)), inside],
    };
    const handler = createStaticHandler([{ id: "root", loader: () => root, Component: Outlet, children: [portal] }]);
    // As Remix writes the address of a form on an index page, so that it is not its frame's.
    const sent = new URL(url);
    if (fields && /^\/instructor(\/courses\/[0-9a-f-]{36})?$/.test(url.pathname)) sent.searchParams.set("index", "");
    const request = new Request(sent, fields ? { method: "POST", body: new URLSearchParams(fields) } : {});
    const result = await handler.query(request, { requestContext: context as ActionFunctionArgs["context"] });
    if (result instanceof Response) return `→ ${result.headers.get("location")?.replace("index=&", "")}`;
    if (result.errors) throw Object.values(result.errors)[0];
    return renderToStaticMarkup(
      <StaticRouterProvider router={createStaticRouter(handler.dataRoutes, result)} context={result} hydrate={false} />,
    );
  }
  const authored = () => world.as(author).run(readCourseForAuthoring, { uuid: course.uuid });

  it("CRS-4 every page answers in both languages, with one heading and no word missing", async () => {
    const lesson = `${home}/lessons/${course.lessonUuids[0]}`;
    const types = ["text", "video", "pdf", "image", "quiz", "external_link", "embed"];
    const questions = ["multiple_choice", "multiple_select", "true_false", "short_answer"];
    const addresses = [
      ...["/instructor", "/instructor/courses", "/instructor/courses?q=nothing-like-it", "/instructor/courses/new"],
      ...[
        "/instructor/certificates",
        "/instructor/media",
        home,
        `${home}?dialog=create_section`,
        `${home}?done=move_lesson`,
      ],
      ...[
        `${home}?dialog=edit_section&of=${course.sectionUuid}`,
        `${home}?dialog=create_lesson&of=${course.sectionUuid}`,
      ],
      ...[`${home}?dialog=move_lesson&of=${course.lessonUuids[0]}`, lesson, `${home}/lessons/${crypto.randomUUID()}`],
      ...types.map((type) => `${lesson}/items/new?type=${type}`),
      ...["quizzes", "quizzes?dialog=create_quiz", `quizzes/${quiz}`, `quizzes/${quiz}/attempts`].map(
        (part) => `${home}/${part}`,
      ),
      ...[`${home}/quizzes/${quiz}/attempts?dialog=set_accommodation`, `${home}/quizzes/${quiz}/questions/${question}`],
      ...questions.map((type) => `${home}/quizzes/${quiz}/questions/new?type=${type}`),
      ...[
        "materials",
        "materials?dialog=add_material",
        "students",
        "students?dialog=enrol",
        "settings",
        "settings?dialog=delete_course",
        "history",
      ].map((part) => `${home}/${part}`),
    ];
    for (const address of addresses) {
      for (const person of [author, reader]) {
        const html = await open(person, address);
        const name = `${address} (${person.locale})`;
        expect(html.match(/<h1[ >]/g), name).toHaveLength(1);
        // A key that has no words is shown as itself.
        const text = html.replace(/<(code|option|textarea)\b[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, "\n");
        expect(text.match(/^[a-z]+(_[a-z]+)+$/gm), name).toBeNull();
        expect(text.match(/\{\w+\}|undefined|\[object/g), name).toBeNull();
        const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
        expect(
          ids.filter((id, index) => ids.indexOf(id) !== index),
          name,
        ).toEqual([]);
      }
    }
  });

  it("CRS-3 lessons change their order by buttons and by a list of places, without scripts", async () => {
    const [first = "", second = "", third = ""] = course.lessonUuids;
    const order = async () => (await authored()).sections.map(({ lessons }) => lessons.map(({ uuid }) => uuid));
    await open(author, home, { _do: "move_lesson", uuid: first, sectionUuid: course.sectionUuid, afterUuid: second });
    expect(await order()).toEqual([[second, first, third]]);
    expect(await open(author, home, { _do: "move_lesson", uuid: third, place: `${course.sectionUuid}:` })).toBe(
      `→ ${home}?done=move_lesson`,
    );
    expect(await order()).toEqual([[third, second, first]]);
  });

  it("CRS-3 a deleted lesson is offered back at once", async () => {
    const lesson = course.lessonUuids[2] ?? "";
    const after = await open(author, home, { _do: "delete_lesson", uuid: lesson });
    expect(after).toBe(`→ ${home}?done=delete_lesson&undo=${lesson}`);
    expect(await open(author, after.slice(2))).toMatch(/value="restore_lesson"/);
    await open(author, home, { _do: "restore_lesson", uuid: lesson });
    expect((await authored()).lessonCount).toBe(3);
  });

  it("CRS-3 a course that cannot be published says what it lacks", async () => {
    const created = await open(author, "/instructor/courses/new", {
      _key: crypto.randomUUID(),
      "translations.en.title": "Demo empty",
      "translations.ar.title?": "",
      category: "",
      level: "beginner",
    });
    const address = created.slice(2);
    const refused = await open(author, address, {
      _do: "set_status",
      uuid: address.split("/").at(-1) ?? "",
      status: "published",
    });
    expect(refused).toContain("a description (under Settings) and a lesson");
  });

  it("LES-3 a text is previewed, kept, and refused beside its field when it is empty", async () => {
    const address = `${home}/lessons/${course.lessonUuids[0]}/items/new?type=text`;
    const text = {
      contentType: "text",
      "translations.en.title?": "",
      "translations.ar.title?": "",
      "translations.ar.body?": "",
    };
    expect(
      await open(author, address, { ...text, _do: "preview", "translations.en.body": "**Bold** words" }),
    ).toContain("<strong>Bold</strong> words");
    expect(
      await open(author, address, { ...text, _do: "save", _key: crypto.randomUUID(), "translations.en.body": " " }),
    ).toContain("Please fill this in.");
    expect(
      await open(author, address, { ...text, _do: "save", _key: crypto.randomUUID(), "translations.en.body": "Words" }),
    ).toBe(`→ ${home}/lessons/${course.lessonUuids[0]}?done=create_content_item`);
  });

  it("LES-2 a pasted address becomes a video at its provider, and any other is refused", async () => {
    const address = `${home}/lessons/${course.lessonUuids[0]}/items/new?type=video`;
    const video = {
      _do: "save",
      contentType: "video",
      "mediaUuid?": "",
      "durationSeconds?": "90",
      "translations.en.title": "",
    };
    expect(
      await open(author, address, { ...video, _key: crypto.randomUUID(), _videoUrl: "https://example.org/film" }),
    ).toMatch(/aria-invalid/);
    await open(author, address, { ...video, _key: crypto.randomUUID(), _videoUrl: "https://youtu.be/aqz-KE-bpKQ" });
    const items = (await authored()).sections.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.items));
    expect(items.find(({ contentType }) => contentType === "video")).toMatchObject({
      source: { provider: "youtube", videoId: "aqz-KE-bpKQ" },
      durationSeconds: 90,
    });
  });

  it("ASM-1 a question of each kind is written in a form; one without its right answer is refused", async () => {
    const at = (type: string) => `${home}/quizzes/${quiz}/questions/new?type=${type}`;
    const base = { _key: crypto.randomUUID(), "translations.en.prompt": "Is it so?", points: "2", mediaUuid: "" };
    const two = { "answers.0.text.en": "Yes", "answers.1.text.en": "No", "answers.2.text.en": "" };
    expect(await open(author, at("true_false"), { ...base, ...two, type: "true_false" })).toContain(
      "Mark which of the two is right.",
    );
    const sent = [
      { type: "true_false", ...two, _correct: "0" },
      { type: "multiple_select", ...two, "answers.0.correct": "true", "answers.1.correct": "true" },
      { type: "short_answer", accepted: "Weld\nلحام" },
    ];
    for (const fields of sent) {
      expect(
        await open(author, at(fields.type), {
          ...base,
          ...(fields as Record<string, string>),
          _key: crypto.randomUUID(),
        }),
      ).toContain("done=create_question");
    }
    const { questions } = await world.as(author).run(readQuizForAuthoring, { uuid: quiz });
    expect(
      questions.map(({ type, accepted, answers }) => [
        type,
        accepted.length,
        answers.filter(({ correct }) => correct).length,
      ]),
    ).toEqual([
      ["multiple_choice", 0, 1],
      ["true_false", 0, 1],
      ["multiple_select", 0, 2],
      ["short_answer", 2, 0],
    ]);
  });

  it("ASM-2 minutes and a window in the author's zone are kept", async () => {
    const zone = author.timeZone;
    await open(author, `${home}/quizzes/${quiz}`, {
      _do: "edit_quiz",
      "translations.en.title": "Demo quiz",
      passPercent: "70",
      timeLimitSeconds: "20",
      attemptsAllowed: "",
      shuffle: "true",
      opensAt: "2026-03-09T10:00",
      closesAt: "",
    });
    const kept = await world.as(author).run(readQuizForAuthoring, { uuid: quiz });
    expect(kept).toMatchObject({
      passPercent: 70,
      timeLimitSeconds: 1200,
      attemptsAllowed: null,
      shuffle: true,
      closesAt: null,
    });
    expect(
      new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" }).format(new Date(kept.opensAt ?? 0)),
    ).toBe("10:00");
  });

  it("CRS-9 a student is enrolled by e-mail address, given a certificate by hand, removed, and given extra time", async () => {
    const student = await world.person("student");
    const address = `${home}/students`;
    expect(
      await open(author, `${address}?dialog=enrol`, {
        _do: "enrol",
        _key: crypto.randomUUID(),
        email: "nobody@example.org",
      }),
    ).toContain("No active account has this address");
    expect(await open(author, address, { _do: "enrol", _key: crypto.randomUUID(), email: student.email })).toContain(
      "done=enrol",
    );
    const roster = await open(author, `${address}?q=${encodeURIComponent(student.email)}`);
    expect(roster).toContain(student.email);
    const enrolment = /of=([0-9a-f-]{36})/.exec(roster)?.[1] ?? "";
    expect(
      await open(author, address, { _do: "issue", _key: crypto.randomUUID(), enrolmentUuid: enrolment }),
    ).toContain("done=issue");
    expect(await open(author, address, { _do: "remove", uuid: enrolment })).toContain("done=remove");
    const time = { _do: "set_accommodation", userUuid: student.uuid, extraTimePercent: "50", extraAttempts: "1" };
    await open(author, `${home}/quizzes/${quiz}/attempts`, time);
    expect(await open(author, `${home}/quizzes/${quiz}/attempts`)).toContain("50%");
  });

  it("RBC-3 another instructor's course is not there", async () => {
    const stranger = await world.person("instructor");
    await expect(open(stranger, home)).rejects.toMatchObject({ status: 404 });
  });
});
