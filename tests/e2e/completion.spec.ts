import { readFile } from "node:fs/promises";
import { player } from "../../worker/words/player";
import { verification } from "../../worker/words/public-verify";
import { student } from "../../worker/words/student";
import { createCourse } from "./support/course";
import { rowsOf } from "./support/database";
import { signInNewLearner } from "./support/learner";
import { expect, signIn, test } from "./support/test";

const t = player.en;
const text = { type: "text" as const, body: { en: "This is all.", ar: "هذا كل شيء." } };
const number = /RL-[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/;

test("PRG-2 PRG-1 PRO-10 CRS-9 the rules lead to the end: what must be done, what may wait, and the score that is asked for", async ({
  page,
}) => {
  const course = await createCourse({
    rules: { minimumScorePercent: 80 },
    lessons: [
      { title: { en: "To be read", ar: "للقراءة" }, items: [text] },
      { title: { en: "To be read, or not", ar: "اختياري" }, items: [text], mandatory: false },
      { title: { en: "A quiz", ar: "اختبار" }, items: [{ type: "quiz", quiz: { passPercent: 50 } }] },
    ],
  });
  const other = await createCourse({ lessons: [{ title: { en: "Other", ar: "أخرى" }, items: [text] }] });
  await signInNewLearner(page, other);
  await page.goto(`/courses/${course.slug}`);
  await page.locator("form[action^='/student/enrol'] button[type=submit]").first().click();
  await page.waitForURL(new RegExp(`/student/learn/${course.slug}/`));
  await page.getByRole("button", { name: t.mark_complete }).click();
  await expect(page.getByRole("status").filter({ hasText: t.done_title })).toBeVisible();
  await page.goto("/student");
  const next = page.locator("section[aria-labelledby=continue]");
  await expect(next).toContainText("1 of 2 lessons, and 1 optional");
  const figure = (label: string) => page.locator("dl > div, dl").filter({ hasText: label }).last();
  // A day of learning, however short, is not said to have had no minutes.
  await expect(figure(student.en.streak)).toContainText(student.en.streak_today);
  await expect(figure(student.en.this_week)).toContainText(/Under 1 min|[1-9]\d* min/);
  await expect(page.getByRole("main")).not.toContainText(student.en.week_nothing);
  const quiz = `${course.lesson(2).path}/quiz/${course.lesson(2).quizUuid}`;
  const take = async (labels: string[]) => {
    await page.goto(quiz);
    await page.getByRole("button", { name: /^Start/ }).click();
    for (const label of labels) await page.getByLabel(label, { exact: true }).press("Space");
    await page.getByRole("textbox").fill("Cairo");
    await page.getByRole("button", { name: t.submit, exact: true }).click();
  };
  await take(["Seven", "Two", "Three", "True"]);
  await expect(page.locator("h1")).toHaveText(t.review_passed);
  await expect(page.getByText(t.course_done)).toHaveCount(0);
  await page.goto(course.lesson(2).path);
  await expect(page.getByText(t.score_missing.replace("{score}", "50%").replace("{required}", "80%"))).toBeVisible();

  await take(["Green", "Two", "Four", "True"]);
  await page.getByRole("link", { name: t.course_done_link }).click();
  await expect(page.locator("h1")).toHaveText(t.complete_title);
  await expect(page.getByText(t.certificate_there)).toBeVisible({ timeout: 20_000 });
  expect(await page.locator("main code").innerText()).toMatch(number);

  await page.goto("/student");
  await expect(figure(student.en.completed_courses)).toContainText("1");
  await expect(figure(student.en.certificates)).toContainText("1");
  await expect(figure(student.en.streak)).toContainText("1 day");
  // What was begun and not finished stays in front.
  await expect(next).toContainText("Other");
});

test("PRG-5 PRG-6 a name with marks of direction stands clean on both papers and in public; revoked, it says so in both languages", async ({
  page,
  browser,
}) => {
  const course = await createCourse({ lessons: [{ title: { en: "One page", ar: "صفحة" }, items: [text] }] });
  await signInNewLearner(page, course, { name: "Demo \u202eLearner\u202c\u200f", nameAr: "\u202bليلى\u202c تجريبية" });
  await page.goto(course.lesson(0).path);
  await page.getByRole("button", { name: t.mark_complete }).click();
  await page.waitForURL(/\/complete$/);
  await expect(page.getByText(t.certificate_there)).toBeVisible({ timeout: 20_000 });
  const certificate = await page.locator("main code").innerText();
  await page.getByRole("link", { name: t.certificate_open }).click();
  await expect(page.locator("main")).toContainText(certificate);
  for (const language of ["en", "ar"] as const) {
    const [paper] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: new RegExp(student.en[`download_${language}`]) }).click(),
    ]);
    expect(paper.suggestedFilename()).toMatch(/\.pdf$/);
    expect((await readFile(await paper.path())).subarray(0, 5).toString()).toBe("%PDF-");
  }
  const [row] = await rowsOf<{ download_count: number }>("select download_count from certificates where number = $1", [
    certificate,
  ]);
  expect(row?.download_count).toBe(2);

  const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const path of ["/verify", "/ar/verify"]) {
    await stranger.goto(`${path}/${certificate}`);
    await expect(stranger.locator("main")).toContainText("Demo Learner");
    expect(await stranger.locator("main dl").innerText()).not.toMatch(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  }
  const admin = await (await browser.newContext()).newPage();
  await signIn(admin, "super_admin");
  const revoked = await admin.request.post(`/api/v1/certificates/${certificate}/revocation`, {
    data: { reason: "Demo of a revocation" },
    headers: { origin: new URL(admin.url()).origin },
  });
  expect(revoked.ok(), await revoked.text()).toBe(true);
  await admin.context().close();
  for (const locale of ["en", "ar"] as const) {
    await stranger.goto(`${locale === "ar" ? "/ar" : ""}/verify/${certificate}`);
    await expect(stranger.locator("h1")).toHaveText(verification[locale].revoked);
    await expect(stranger.locator("main")).not.toContainText("Demo of a revocation");
  }
  await stranger.context().close();
  await page.reload();
  await expect(page.locator("main")).toContainText("Demo of a revocation");
  await expect(page.getByRole("button", { name: /PDF/ })).toHaveCount(0);
});
