import { errors } from "../../worker/words/errors";
import { player } from "../../worker/words/player";
import { student } from "../../worker/words/student";
import { createCourse, type LessonPlan } from "./support/course";
import { hydrated } from "./support/hydrated";
import { signInNewLearner } from "./support/learner";
import { expect, test } from "./support/test";

const paragraph =
  "A paragraph to read, long enough that a few of them fill more than one window of any size there is. ";
const textLesson = (title: { en: string; ar: string }): LessonPlan => ({
  title,
  items: [
    {
      type: "text",
      body: {
        en: Array.from({ length: 24 }, (_, index) => `Paragraph ${index + 1}. ${paragraph.repeat(3)}`).join("\n\n"),
        ar: Array.from({ length: 24 }, (_, index) => `الفقرة ${index + 1}. ${"كلام يُقرأ ويطول. ".repeat(14)}`).join(
          "\n\n",
        ),
      },
    },
  ],
});
const threePages = () =>
  createCourse({
    lessons: [
      textLesson({ en: "The first page", ar: "الصفحة الأولى" }),
      textLesson({ en: "The second page", ar: "الصفحة الثانية" }),
      textLesson({ en: "The third page", ar: "الصفحة الثالثة" }),
    ],
  });

for (const locale of ["en", "ar"] as const) {
  test(`LES-1 on a phone: outline in a drawer, marks of what is done, on and back, nothing too wide (${locale})`, async ({
    page,
  }) => {
    const t = player[locale];
    await page.setViewportSize({ width: 390, height: 844 });
    const course = await threePages();
    const [first, second, third] = [course.lesson(0), course.lesson(1), course.lesson(2)];
    await signInNewLearner(page, course, { locale });
    await page.goto(first.path);
    await expect(page.locator("h1")).toHaveText(first.title[locale]);
    await page.getByRole("button", { name: t.mark_complete }).click();
    await expect(page.getByRole("status").filter({ hasText: t.done_title })).toBeVisible();
    await page.locator("nav a[rel=next]").click();
    await expect(page.locator("h1")).toHaveText(second.title[locale]);
    await page.locator("nav a[rel=prev]").click();
    await expect(page.locator("h1")).toHaveText(first.title[locale]);

    await page.getByRole("button", { name: t.outline, exact: true }).click();
    const drawer = page.getByRole("navigation", { name: t.outline, exact: true });
    await expect(drawer.getByRole("link").first()).toContainText(t.state_completed);
    await expect(drawer.locator("[aria-current]")).toHaveText(new RegExp(first.title[locale]));
    await drawer.locator("summary").last().click();
    await drawer.getByRole("link").last().click();
    await expect(page.locator("h1")).toHaveText(third.title[locale]);
    await expect(drawer).toBeHidden();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(391);
  });
}

test("LES-1 keys that are pressed while the page is still coming break nothing", async ({ page }) => {
  const course = await threePages();
  await signInNewLearner(page, course);
  for (let visit = 0; visit < 5; visit++) {
    let isThere = false;
    const coming = page.goto(course.lesson(0).path).then(() => {
      isThere = true;
    });
    while (!isThere) await page.keyboard.press("Shift");
    await coming;
    await hydrated(page);
    await page.keyboard.press("n");
    await expect(page.locator("h1")).toHaveText("The second page");
  }
});

test("LES-1 by keyboard: n and p go on and back, o leads to the outline, ? lists the keys, silent beside modifiers", async ({
  page,
}) => {
  const course = await threePages();
  await signInNewLearner(page, course);
  await page.goto(course.lesson(0).path);
  await hydrated(page);
  const heading = page.locator("h1");
  await page.keyboard.press("n");
  await expect(heading).toHaveText("The second page");
  await expect(page.locator("main")).toBeFocused();
  await page.keyboard.press("n");
  await expect(heading).toHaveText("The third page");
  await page.keyboard.press("n");
  await page.keyboard.press("Control+p");
  await expect(heading).toHaveText("The third page");
  await page.keyboard.press("p");
  await expect(heading).toHaveText("The second page");
  await page.keyboard.press("o");
  await expect(page.locator(":focus")).toHaveAttribute("aria-current", "page");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: player.en.shortcuts });
  await expect(help).toContainText(player.en.key_next);
  await page.keyboard.press("n");
  await expect(heading).toHaveText("The second page");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
});

test("LES-1 one goes on in the lesson, and at the paragraph, where one stopped, from the dashboard and after a reload", async ({
  page,
}) => {
  const course = await threePages();
  await signInNewLearner(page, course);
  await page.goto(course.lesson(1).path);
  const stopped = page.getByText("Paragraph 12.");
  const opened = page.waitForResponse(/\/student\/beacon/);
  await page.reload();
  await opened;
  await stopped.evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 100));
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("player.place."))))
    .toHaveLength(1);

  await page.goto("/student");
  await expect(page.locator("section[aria-labelledby=continue] h2")).toContainText("The second page");
  await page.getByRole("link", { name: student.en.start, exact: true }).click();
  await expect(page.locator("h1")).toHaveText("The second page");
  await expect(stopped).toBeInViewport();
  await expect(page.getByText("Paragraph 2.")).not.toBeInViewport();
  await page.reload();
  await expect(stopped).toBeInViewport();

  // What is done is left behind: the address of the course leads to the next lesson, at its top.
  await page.getByRole("button", { name: player.en.mark_complete }).click();
  await expect(page.getByRole("status").filter({ hasText: player.en.done_title })).toBeAttached();
  await page.goto(`/student/learn/${course.slug}`);
  await expect(page.locator("h1")).toHaveText("The third page");
  await expect(page.locator("h1")).toBeInViewport();
});

test.describe("with scripts off", () => {
  test.use({ javaScriptEnabled: false });

  test("LES-1 ASM-1 PRG-2 with scripts off a student reads, marks, takes the quiz and completes the course", async ({
    page,
  }) => {
    const course = await createCourse({
      rules: { minimumScorePercent: 50 },
      lessons: [
        textLesson({ en: "The first page", ar: "الصفحة الأولى" }),
        { title: { en: "A quiz", ar: "اختبار" }, items: [{ type: "quiz", quiz: {} }] },
      ],
    });
    await signInNewLearner(page, course);
    await page.goto(`/student/learn/${course.slug}`);
    await expect(page.locator("h1")).toHaveText("The first page");
    await page.getByRole("button", { name: player.en.mark_complete }).click();
    await expect(page.locator("main")).toContainText(player.en.done_title);
    await page.locator("nav a[rel=next]").click();
    await page.getByRole("link", { name: player.en.quiz_open }).click();
    await page.getByRole("button", { name: player.en.quiz_start }).click();
    await page.getByLabel("Green").check({ force: true });
    await page.getByLabel("True").check({ force: true });
    await page.getByRole("button", { name: player.en.submit }).click();
    await expect(page.locator("main")).toContainText("2");
    await page.getByRole("button", { name: player.en.submit_anyway }).click();
    await expect(page.locator("h1")).toHaveText(player.en.review_failed);
    await expect(page.getByText(player.en.answers_later)).toBeVisible();
    await expect(page.locator("main")).not.toContainText("Green lies between yellow and blue.");
    await page.getByRole("link", { name: player.en.review_again }).click();
    await page.getByRole("button", { name: player.en.quiz_start_again }).click();
    for (const label of ["Green", "Two", "Four", "True"]) await page.getByLabel(label).check({ force: true });
    await page.getByRole("textbox").fill("cairo");
    await page.getByRole("button", { name: player.en.submit }).click();
    await expect(page.locator("h1")).toHaveText(player.en.review_passed);
    await page.getByRole("link", { name: player.en.course_done_link }).click();
    await expect(page.locator("h1")).toHaveText(player.en.complete_title);
  });
});

test.describe("without a connection", () => {
  test.use({ allowed: [/ERR_INTERNET_DISCONNECTED|Failed to fetch/] });

  test("LES-1 without a connection the next lesson says so, and comes when tried again", async ({ page, context }) => {
    const course = await threePages();
    await signInNewLearner(page, course);
    await page.goto(course.lesson(0).path);
    await hydrated(page);
    await context.setOffline(true);
    await page.keyboard.press("n");
    await expect(page.locator("h1")).toHaveText(errors.en.offline_title);
    await context.setOffline(false);
    await page.getByRole("button", { name: errors.en.try_again }).click();
    await expect(page.locator("h1")).toHaveText("The second page");
  });
});
