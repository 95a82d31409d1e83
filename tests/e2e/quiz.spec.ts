import type { Browser, Page } from "@playwright/test";
import { player } from "../../worker/words/player";
import { createCourse } from "./support/course";
import { rowsOf } from "./support/database";
import { createLearner, enrol, signInNewLearner } from "./support/learner";
import { type QuizPlan, questions } from "./support/quiz";
import { expect, signIn, test } from "./support/test";

const t = player.en;
const quizCourse = (quiz: QuizPlan = {}) =>
  createCourse({ lessons: [{ title: { en: "A quiz", ar: "اختبار" }, items: [{ type: "quiz", quiz }] }] });
type Course = Awaited<ReturnType<typeof quizCourse>>;

const quizPath = (course: Course) => `${course.lesson(0).path}/quiz/${course.lesson(0).quizUuid}`;
/** Begins an attempt; answers its address. */
async function begin(page: Page, course: Course): Promise<string> {
  await page.goto(quizPath(course));
  await page.getByRole("button", { name: /^Start/ }).click();
  await page.waitForURL(/\/attempt\/[^/]+$/);
  return new URL(page.url()).pathname;
}
const choose = (page: Page, label: string) => page.getByLabel(label, { exact: true }).press("Space");
const saved = (page: Page) => page.getByRole("status").filter({ hasText: "Saved" });
/** Another browser of the same student. */
async function elsewhere(browser: Browser, who: { email: string; password: string }): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, who);
  return page;
}

test("ASM-1 a question of each kind is answered by keyboard, a gap is asked about, and the review says what was right and why", async ({
  page,
}) => {
  const course = await quizCourse();
  await signInNewLearner(page, course);
  await begin(page, course);
  const focused = page.locator(":focus");
  const tabTo = async (what: RegExp) => {
    const described = () =>
      focused.evaluate(
        (element) => `${element.getAttribute("type")} ${(element as HTMLInputElement).value} ${element.textContent}`,
      );
    await page.keyboard.press("Tab");
    for (let step = 0; step < 12 && !what.test(await described()); step++) await page.keyboard.press("Tab");
    expect(await described()).toMatch(what);
  };
  await page.locator("h1").click();
  await tabTo(/^radio/);
  await page.keyboard.press("Space");
  await expect(page.getByRole("radio", { name: "Seven" })).toBeChecked();
  await tabTo(/^checkbox a/);
  await page.keyboard.press("Space");
  await tabTo(/^checkbox c/);
  await page.keyboard.press("Space");
  await tabTo(/^radio/);
  await page.keyboard.press("Space");
  await tabTo(/Hand in/);
  await page.keyboard.press("Enter");
  const gap = page.getByRole("dialog", { name: t.unanswered_title });
  await expect(gap).toContainText("4");
  await page.keyboard.press("Escape");
  await expect(gap).toBeHidden();
  await page.getByRole("textbox").focus();
  await page.keyboard.type("القاهره");
  await page.keyboard.press("Enter");

  await expect(page.locator("h1")).toHaveText(t.review_passed);
  const reviewed = page.getByRole("article");
  for (const words of [t.your_wrong_choice, "Seven is a number.", "Green lies between yellow and blue."])
    await expect(reviewed.first()).toContainText(words);
  for (const place of [1, 2, 3]) await expect(reviewed.nth(place)).toContainText("1 of 1");
  await page.goto(course.lesson(0).path);
  await expect(page.getByText(t.lesson_completed, { exact: true })).toBeVisible();
});

test("ASM-1 ASM-2 answers outlast a reload and agree in two tabs; the order of questions and answers stays the attempt's own", async ({
  page,
  context,
}) => {
  const course = await quizCourse({ shuffle: true });
  await signInNewLearner(page, course);
  const address = await begin(page, course);
  const order = (of: Page) =>
    of
      .locator("#paper label, #paper p")
      .allInnerTexts()
      .then((texts) => texts.filter((text) => !text.startsWith("Saved")));
  const first = await order(page);
  expect(first.length).toBeGreaterThan(10);
  await choose(page, "Green");
  await page.getByRole("textbox").fill("Cair");
  // Gone before the pause after which it saves is over.
  await page.reload();
  await expect(page.getByRole("radio", { name: "Green" })).toBeChecked();

  const second = await context.newPage();
  await second.goto(address);
  await expect(second.getByRole("textbox")).toHaveValue("Cair");
  expect(await order(second)).toEqual(first);
  await choose(second, "Two");
  await expect(saved(second)).toBeVisible();
  await second.close();
  // The first tab comes to the front again.
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(page.getByRole("checkbox", { name: "Two" })).toBeChecked();
  await choose(page, "True");
  await expect(saved(page)).toBeVisible();
  await page.goto(quizPath(course));
  await page.getByRole("link", { name: t.quiz_continue }).click();
  for (const [role, name] of [
    ["radio", "Green"],
    ["checkbox", "Two"],
    ["radio", "True"],
  ] as const)
    await expect(page.getByRole(role, { name })).toBeChecked();
});

test.describe("by two browsers", () => {
  // Whichever comes second is told that the attempt is closed.
  test.use({ allowed: [/409/] });

  test("ASM-1 an attempt that two browsers hand in at once has one result, and both see it", async ({
    page,
    browser,
  }) => {
    // Not to be passed, whether the one page has taken over the other's answers by then or not.
    const course = await quizCourse({ passPercent: 90 });
    const learner = await signInNewLearner(page, course);
    const address = await begin(page, course);
    const other = await elsewhere(browser, learner);
    await other.goto(address);
    await choose(page, "Green");
    await choose(other, "True");
    await choose(other, "Two");
    await Promise.all(
      [page, other].map(async (one) => {
        await one.getByRole("button", { name: t.submit, exact: true }).click();
        await one.getByRole("button", { name: t.submit_anyway }).waitFor();
      }),
    );
    await Promise.all([page, other].map((one) => one.getByRole("button", { name: t.submit_anyway }).click()));
    const scores = await Promise.all(
      [page, other].map(async (one) => {
        const result = one.getByRole("link", { name: t.attempt_closed_link });
        await expect(one.locator("h1").filter({ hasText: t.review_failed }).or(result)).toBeVisible();
        // The page of the second goes to the result by itself, or offers the way there.
        await expect(async () => {
          if (await result.isVisible()) await result.click({ timeout: 1_000 });
          await expect(one.locator("h1")).toHaveText(t.review_failed, { timeout: 2_000 });
        }).toPass();
        return one.locator("header p").first().innerText();
      }),
    );
    expect(scores[0]).toBe(scores[1]);
    await other.context().close();
  });
});

test("ASM-2 whoever has no attempt left is told so, and the instructor's extra attempt and time open it again", async ({
  page,
  browser,
}) => {
  const course = await quizCourse({ attemptsAllowed: 1, timeLimitSeconds: 600 });
  const learner = await signInNewLearner(page, course);
  await begin(page, course);
  await page.getByRole("button", { name: t.submit, exact: true }).click();
  await page.getByRole("button", { name: t.submit_anyway }).click();
  // No attempt is to come: what was right is told.
  await expect(page.getByText("Green lies between yellow and blue.")).toBeVisible();
  const review = page.url();
  await page.getByRole("link", { name: t.review_again }).click();
  await expect(page.getByText(t.quiz_no_attempts)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Start/ })).toHaveCount(0);

  const teacher = await (await browser.newContext()).newPage();
  await signIn(teacher, "instructor");
  const granted = await teacher.request.put(
    `/api/v1/quizzes/${course.lesson(0).quizUuid}/accommodations/${learner.uuid}`,
    { data: { extraTimePercent: 50, extraAttempts: 1 }, headers: { origin: new URL(teacher.url()).origin } },
  );
  expect(granted.ok(), await granted.text()).toBe(true);
  await teacher.context().close();
  const address = page.url();
  await page.goto(review);
  await expect(page.getByText(t.answers_later_attempts)).toBeVisible();
  await expect(page.getByText("Green lies between yellow and blue.")).toHaveCount(0);
  await page.goto(address);
  await expect(page.locator("dl")).toContainText("15 minutes");
  await begin(page, course);
  // The page before has a heading of its own, and is there until this one is drawn.
  await expect(page.locator("header").filter({ hasText: /14:\d\d/ })).toBeVisible();
});

test.describe("when the connection is lost", () => {
  test.use({ allowed: [/ERR_INTERNET_DISCONNECTED/] });

  test("ASM-1 answers are kept through it and saved when it is back; to hand in without it is explained, not lost", async ({
    page,
    context,
  }) => {
    const course = await quizCourse();
    const learner = await signInNewLearner(page, course);
    await begin(page, course);
    await context.setOffline(true);
    await choose(page, "Green");
    await expect(page.getByRole("status").filter({ hasText: t.not_saved })).toBeVisible();
    await page.getByRole("button", { name: t.submit, exact: true }).click();
    await expect(page.getByRole("alert")).toContainText(t.hand_in_unreachable);
    await choose(page, "True");
    await context.setOffline(false);
    await expect(saved(page)).toBeVisible();
    const [attempt] = await rowsOf<{ responses: Record<string, { chosen: string[] }> }>(
      "select responses from quiz_attempts where user_id = $1",
      [learner.id],
    );
    expect(
      Object.values(attempt?.responses ?? {})
        .map(({ chosen }) => chosen)
        .sort(),
    ).toEqual([["b"], ["t"]]);
    await page.getByRole("button", { name: t.submit, exact: true }).click();
    await page.getByRole("button", { name: t.submit_anyway }).click();
    await expect(page.locator("h1")).toHaveText(t.review_failed);
  });
});

test.describe("by the server's clock", () => {
  // The last save comes after the time.
  test.use({ allowed: [/409/] });

  test("ASM-2 at zero the paper hands itself in, and what was answered counts", async ({ page }) => {
    const course = await quizCourse({ timeLimitSeconds: 4, passPercent: 20 });
    await signInNewLearner(page, course);
    await begin(page, course);
    await choose(page, "Green");
    await page.waitForURL(/\/review/);
    await expect(page.locator("h1")).toHaveText(t.review_passed);
    await expect(page.getByRole("article").first()).toContainText(t.your_right_choice);
  });

  test("ASM-2 what comes after the time is refused by name, and what was saved in time is the result", async ({
    page,
  }) => {
    const course = await quizCourse({ timeLimitSeconds: 600, passPercent: 20 });
    const learner = await createLearner();
    await enrol(learner, course);
    await signIn(page, learner);
    const address = await begin(page, course);
    await choose(page, "Green");
    await expect(saved(page)).toBeVisible();
    const [attempt] = await rowsOf<{ uuid: string; paper: { uuid: string; type: string }[] }>(
      "update quiz_attempts set started_at = started_at - interval '11 minutes', deadline_at = deadline_at - interval '11 minutes' where user_id = $1 returning uuid, paper",
      [learner.id],
    );
    const late = await page.request.post(`/api/v1/attempts/${attempt?.uuid}/submission`, {
      data: {
        responses: Object.fromEntries(
          (attempt?.paper ?? []).map(({ uuid, type }, index) => [
            uuid,
            type === "short_answer"
              ? { text: "Cairo" }
              : { chosen: questions[index]?.answers.filter(({ correct }) => correct).map(({ id }) => id) },
          ]),
        ),
      },
      headers: { origin: new URL(page.url()).origin, "idempotency-key": crypto.randomUUID() },
    });
    expect(late.status()).toBe(409);
    expect(await late.json()).toMatchObject({ code: "time_is_up" });
    await page.goto(address);
    await page.waitForURL(/\/review/);
    await expect(page.getByText(t.review_late)).toBeVisible();
    await expect(page.locator("header").last()).toContainText("1 of 4");
  });
});
