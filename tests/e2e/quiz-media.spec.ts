import type { Browser, Page } from "@playwright/test";
import { authoringQuiz } from "../../worker/words/authoring-quiz";
import { crop } from "../../worker/words/crop";
import { player } from "../../worker/words/player";
import { shell } from "../../worker/words/shell";
import { upload } from "../../worker/words/upload";
import { stripes } from "../support/pictures";
import { button, link, said } from "./support/authoring";
import { createCourse } from "./support/course";
import { rowsOf } from "./support/database";
import { signInNewLearner } from "./support/learner";
import { questions } from "./support/quiz";
import { expect, signIn, test } from "./support/test";

const t = authoringQuiz.en;
const picture = { name: "stripes.jpg", mimeType: "image/jpeg", buffer: Buffer.from(stripes.baseline()) };
/** Three seconds of silence: frames of MPEG-1 layer III at 128 kbit/s, with nothing in them. */
const frame = Buffer.alloc(417);
frame.set([0xff, 0xfb, 0x90, 0x64]);
const sound = { name: "hum.mp3", mimeType: "audio/mpeg", buffer: Buffer.concat(Array(115).fill(frame)) };
const shown = { en: "Three upright stripes", ar: "ثلاثة خطوط قائمة" };

/** Adds the file to a question and saves it. */
async function addTo(page: Page, question: string, file: typeof picture, describe?: () => Promise<void>) {
  await link(page, question).click();
  await page.locator("#upload-mediaUuid").setInputFiles(file);
  await expect(page.getByText(upload.en.done)).toBeVisible();
  await describe?.();
  await button(page, shell.en.save).click();
  await said(page, t.done_edit_question);
}

test("ASM-1 an instructor gives one question a picture with a description and another a recording; students see the one and play the other, in both languages", async ({
  page,
  browser,
}) => {
  const course = await createCourse({
    lessons: [{ title: { en: "Look and listen", ar: "انظر واستمع" }, items: [{ type: "quiz", quiz: {} }] }],
  });
  const { quizUuid, path } = course.lesson(0);
  const [row] = await rowsOf<{ uuid: string }>("select uuid from courses where id = $1", [course.id]);
  await signIn(page, "instructor");
  await page.goto(`/instructor/courses/${row?.uuid}/quizzes/${quizUuid}`);
  await addTo(page, questions[0].prompt.en, picture, async () => {
    await page.getByLabel(crop.en.alt_en).fill(shown.en);
    await page.getByLabel(crop.en.alt_ar).fill(shown.ar);
    await button(page, crop.en.alt_save).click();
    await said(page, crop.en.alt_saved);
  });
  await addTo(page, questions[1].prompt.en, sound);

  for (const locale of ["en", "ar"] as const) await lookAndListen(browser, course, `${path}/quiz/${quizUuid}`, locale);
});

/** A new student takes the quiz in their language. */
async function lookAndListen(browser: Browser, course: { id: string }, quizPath: string, locale: "en" | "ar") {
  const page = await (await browser.newContext()).newPage();
  await signInNewLearner(page, course, { locale });
  await page.goto(quizPath);
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL(/\/attempt\/[^/]+$/);

  const image = page.getByRole("img", { name: shown[locale], exact: true });
  await expect(image).toBeVisible();
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0)).toBe(true);

  const recording = page.getByLabel(player[locale].question_audio.replace("{count}", "2"));
  await recording.focus();
  await page.keyboard.press("Space");
  const heard = () => recording.evaluate((one: HTMLAudioElement) => !one.error && one.currentTime > 0);
  await expect.poll(heard).toBe(true);
  expect(await recording.evaluate((one: HTMLAudioElement) => Math.round(one.duration))).toBe(3);
  await page.context().close();
}
