import type { BrowserContext, Page } from "@playwright/test";
import { live } from "../../../worker/words/live";
import { liveRoom } from "../../../worker/words/live-room";
import { rowsOf } from "./database";
import { createLearner, enrol } from "./learner";
import { type ChatRoom, createRoom } from "./room";
import { test as base, expect, signIn } from "./test";

type Locale = "en" | "ar";

/** Somebody in a browser of their own. */
export class Somebody {
  constructor(
    readonly page: Page,
    readonly locale: Locale,
    readonly name: string,
  ) {}
  get words() {
    return { ...live[this.locale], ...liveRoom[this.locale] };
  }
  button(name: string) {
    return this.page.getByRole("button", { name, exact: true });
  }
  /** The part of the room under this heading. */
  part(title: string) {
    return this.page.getByRole("region", { name: new RegExp(`^${title}`) });
  }
  /** What stands beside a choice of a poll. */
  bar(choice: string) {
    return this.page.getByRole("listitem").filter({ hasText: choice }).last();
  }
}

interface Meeting {
  course(): Promise<ChatRoom & { manage: string }>;
  student(of: ChatRoom, options: { name: string; locale?: Locale }): Promise<Somebody>;
  teacher(of: ChatRoom): Promise<Somebody>;
}

/** What a browser says of connections that a test cuts, or that end with a session. */
const cuts = /ERR_INTERNET_DISCONNECTED|WebSocket connection/;

/** Lets several people in, each in a browser of their own; an error in anybody's console fails the test. */
export const test = base.extend<{ meeting: Meeting }>({
  meeting: async ({ browser }, use) => {
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
      async course() {
        const room = await createRoom();
        const [row] = await rowsOf<{ uuid: string }>("select uuid from courses where id = $1", [room.course.id]);
        return { ...room, manage: `/instructor/courses/${row?.uuid}/live` };
      },
      async student(of, { name, locale = "en" }) {
        const learner = await createLearner({ name, locale });
        await enrol(learner, of.course);
        const page = await newPage();
        await signIn(page, learner);
        return new Somebody(page, locale, name);
      },
      async teacher(of) {
        const page = await newPage();
        await signIn(page, of.teacher);
        return new Somebody(page, "en", of.teacher.fullName);
      },
    });
    for (const context of contexts) await context.close();
    expect(complaints).toEqual([]);
  },
});
export { expect };
