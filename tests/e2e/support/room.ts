import type { BrowserContext, Page } from "@playwright/test";
import { chat } from "../../../worker/words/chat";
import { createCourse } from "./course";
import { rowsOf } from "./database";
import { createLearner, enrol } from "./learner";
import { createPerson } from "./people";
import { test as base, expect, signIn } from "./test";

type Locale = "en" | "ar";

/** A course with a room that nobody has been in, and an instructor of its own. */
export async function createRoom() {
  const course = await createCourse({
    lessons: [{ title: { en: "Read", ar: "اقرأ" }, items: [{ type: "text", body: { en: "Read.", ar: "اقرأ." } }] }],
  });
  const teacher = await createPerson({ fullName: "Teacher Test", fullNameAr: "معلّمة الاختبار" });
  const [row] = await rowsOf<{ uuid: string }>(
    `with teaches as (insert into course_instructors (course_id, user_id) select $1, id from users where uuid = $2)
     select uuid from courses where id = $1`,
    [course.id, teacher.uuid],
  );
  return { course, teacher, path: `/chat/course/${row?.uuid}` };
}

/** Somebody in a browser of their own, in the room. */
export class Chatter {
  constructor(
    readonly page: Page,
    readonly locale: Locale,
    readonly name: string,
  ) {}

  get words() {
    return chat[this.locale];
  }
  get log() {
    return this.page.getByRole("log");
  }
  get field() {
    return this.page.getByRole("textbox", { name: this.words.write });
  }
  /** The message that says these words, not one that quotes them. */
  message(text: string) {
    return this.log.getByRole("article").filter({ has: this.page.locator("p", { hasText: text }) });
  }

  async open(path: string): Promise<this> {
    await this.page.goto(path);
    await expect(this.field).toBeVisible();
    return this;
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press("Enter");
  }

  /** Chooses from the menu of a message. */
  async choose(text: string, item: string): Promise<void> {
    const message = this.message(text);
    await message.hover();
    await message.getByRole("button", { name: this.words.actions }).click();
    await message.getByRole("button", { name: item, exact: true }).click();
  }

  /** The words of all messages in sight, from the top. */
  async said(): Promise<string[]> {
    return this.log.locator("article p.whitespace-pre-wrap").allInnerTexts();
  }
}

interface Enter {
  /** A student of the course, in its room. */
  student(room: ChatRoom, options?: { name?: string; locale?: Locale }): Promise<Chatter>;
  /** The course's instructor, who moderates. */
  instructor(room: ChatRoom): Promise<Chatter>;
}
export type ChatRoom = Awaited<ReturnType<typeof createRoom>>;

/** What a browser says of connections that a test cuts. */
const cuts = /ERR_INTERNET_DISCONNECTED|WebSocket connection/;

/** Lets several people in, each in a browser of their own; an error in anybody's console fails the test. */
export const test = base.extend<{ enter: Enter }>({
  enter: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    const newPage = async () => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error" && !cuts.test(message.text())) complaints.push(message.text());
      });
      return page;
    };
    await use({
      async student(room, { name = "Salma Test", locale = "en" } = {}) {
        const learner = await createLearner({ name, locale });
        await enrol(learner, room.course);
        const page = await newPage();
        await signIn(page, learner);
        return new Chatter(page, locale, name).open(room.path);
      },
      async instructor(room) {
        const page = await newPage();
        await signIn(page, room.teacher);
        return new Chatter(page, "en", room.teacher.fullName).open(room.path);
      },
    });
    for (const context of contexts) await context.close();
    expect(complaints).toEqual([]);
  },
});
