import type { Locator, Page } from "@playwright/test";
import { demoEmail } from "../../scripts/demo/sign-ins";
import { admin } from "../../worker/words/admin";
import { adminFiles } from "../../worker/words/admin-files";
import { authoring } from "../../worker/words/authoring";
import { authoringItem } from "../../worker/words/authoring-item";
import { authoringLesson } from "../../worker/words/authoring-lesson";
import { authoringQuiz } from "../../worker/words/authoring-quiz";
import { authoringSettings } from "../../worker/words/authoring-settings";
import { errors } from "../../worker/words/errors";
import { instructor } from "../../worker/words/instructor";
import { prose } from "../../worker/words/prose";
import { proseEditor } from "../../worker/words/prose-editor";
import { verification } from "../../worker/words/public-verify";
import { shell } from "../../worker/words/shell";
import { upload } from "../../worker/words/upload";
import { expect, mailTo, signIn, test } from "./support/test";

const film = "scripts/demo/videos/out/solar-lock-out-tag-out.mp4";
const [t, lesson, item, quiz] = [authoring.en, authoringLesson.en, authoringItem.en, authoringQuiz.en];
const named = (pattern: string, name: string) => pattern.replace("{name}", name);

const button = (page: Page | Locator, name: string) => page.getByRole("button", { name, exact: true });
const link = (page: Page | Locator, name: string) => page.getByRole("link", { name, exact: true });
/** The rich text itself, which comes a moment after the plain field that it replaces. */
const editor = (page: Page, label: string) =>
  page.getByRole("textbox", { name: label, exact: true }).and(page.locator("[contenteditable=true]"));
const tool = (page: Page, of: string, name: string) =>
  page
    .getByRole("toolbar", { name: proseEditor.en.tools.replace("{label}", of) })
    .getByRole("button", { name, exact: true });
const said = (page: Page, words: string) =>
  expect(page.getByRole("status").filter({ hasText: words }).first()).toBeVisible();

async function begin(page: Page, title: string, titleAr: string) {
  await page.goto("/instructor/courses/new");
  await page.getByLabel(t.title_en).fill(title);
  await page.getByLabel(t.title_ar).fill(titleAr);
  await button(page, instructor.en.begin).click();
  await page.waitForURL(/\/instructor\/courses\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Fills the open dialog's English title and sends it. */
async function answer(page: Page, title: string) {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t.title_en).fill(title);
  await button(dialog, admin.en.create).click();
  await expect(dialog).toBeHidden();
}
async function addSection(page: Page, title: string) {
  await link(page, t.add_section).click();
  await answer(page, title);
}
async function addLesson(page: Page, section: string, title: string) {
  await link(page, named(t.add_lesson_to, section)).click();
  await answer(page, title);
}

/** What stands in a list of links, from top to bottom. */
const order = (page: Page, part: string) => page.locator(`main ol a[href*="/${part}/"]`).allInnerTexts();

test("CRS-3 CRS-4 LES-3 ASM-1 a content manager writes a course, orders it, publishes it, and takes it back", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "content_manager");
  const title = `Rooftop wiring ${Date.now()}`;
  const home = await begin(page, title, "أسلاك السطح");

  // Not ready: what is missing is said, and nothing is published.
  await button(page, t.publish).click();
  await expect(page.getByRole("alert")).toContainText(t.missing_lessons);
  await expect(page.getByRole("alert")).toContainText(t.missing_description);

  await addSection(page, "Before the roof");
  await addSection(page, "On the roof");
  await addLesson(page, "Before the roof", "Read");
  await addLesson(page, "Before the roof", "Watch");
  await addLesson(page, "On the roof", "Check");

  // A text, in both languages, by the tools of the editor.
  await link(page, "Read").click();
  await link(page, lesson.type_text).click();
  const english = editor(page, item.body_en);
  await english.click();
  await tool(page, item.body_en, proseEditor.en.heading).click();
  await page.keyboard.type("Switch it off");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Always ");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("two");
  await page.keyboard.press("Control+b");
  await page.keyboard.type(" locks, see ");
  await tool(page, item.body_en, proseEditor.en.link).click();
  await page.getByLabel(proseEditor.en.address).fill("javascript:alert(1)");
  await button(page, proseEditor.en.link_set).click();
  await expect(page.getByText(proseEditor.en.address_wrong)).toBeVisible();
  await page.getByLabel(proseEditor.en.address).fill("example.org/locks");
  await page.getByLabel(proseEditor.en.link_words).fill("the guide");
  await button(page, proseEditor.en.link_set).click();
  await english.press("End");
  await page.keyboard.press("Enter");
  await tool(page, item.body_en, proseEditor.en.bullet_list).click();
  await expect(tool(page, item.body_en, proseEditor.en.bullet_list)).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.type("Padlock");
  const arabic = editor(page, item.body_ar);
  await arabic.click();
  await page.keyboard.type("افصل القاطع ");
  // The bar is one stop; arrows go along it.
  await tool(page, item.body_ar, proseEditor.en.heading).focus();
  for (const _ of [1, 2]) await page.keyboard.press("ArrowRight");
  await expect(tool(page, item.body_ar, proseEditor.en.bold)).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("أولًا");
  expect(await arabic.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
  await button(page, shell.en.save).click();
  await said(page, lesson.done_create_content_item);
  await link(page.locator("ol"), lesson.type_text).click();
  await page.getByRole("button", { name: prose.en.markdown }).first().click();
  await expect(page.locator('[name="translations.en.body"]')).toHaveValue(
    "## Switch it off\n\nAlways **two** locks, see [the guide](https://example.org/locks)\n\n- Padlock",
  );
  await button(page, prose.en.rich).first().click();

  // A film of one's own, a page elsewhere, and a quiz made on the way.
  await page.goto(home);
  await link(page, "Watch").click();
  await link(page, lesson.type_video).click();
  await page.locator("#upload-mediaUuid-").setInputFiles(film);
  await expect(page.getByText(upload.en.done)).toBeVisible();
  await expect(page.getByLabel(item.seconds)).not.toHaveValue("");
  await button(page, shell.en.save).click();
  await said(page, lesson.done_create_content_item);
  await link(page, lesson.type_pdf).click();
  await page.locator("#upload-mediaUuid").setInputFiles({
    name: "card.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
  });
  await expect(page.getByText(upload.en.done)).toBeVisible();
  await button(page, shell.en.save).click();
  await said(page, lesson.done_create_content_item);
  await link(page, lesson.type_embed).click();
  await page.getByLabel(item.web_address).fill("https://elsewhere.example/page");
  await button(page, shell.en.save).click();
  // Refused at its field, and what was typed is kept.
  await expect(page.getByLabel(item.web_address)).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel(item.web_address)).toHaveValue("https://elsewhere.example/page");
  await page.getByLabel(item.web_address).fill("https://phet.colorado.edu/sims/html/ohms-law/latest/ohms-law_en.html");
  await button(page, shell.en.save).click();
  await said(page, lesson.done_create_content_item);

  await page.goto(home);
  await link(page, "Check").click();
  await link(page, lesson.type_quiz).click();
  await page.getByLabel(item.new_quiz_title).fill("Two locks");
  await button(page, shell.en.save).click();
  await page.waitForURL(/\/quizzes\/[0-9a-f-]{36}/);
  const answers: Record<string, string[]> = {
    multiple_choice: ["One", "Two"],
    multiple_select: ["Padlock", "Tag", "Luck"],
    true_false: [],
    short_answer: [],
  };
  for (const [type, texts] of Object.entries(answers)) {
    await link(page, quiz[`type_${type}` as "type_true_false"]).click();
    await page.getByLabel(quiz.prompt_en).fill(`A question of ${type}`);
    for (const [row, text] of texts.entries()) await page.locator(`[name="answers.${row}.text.en"]`).fill(text);
    if (type === "short_answer") await page.getByLabel(quiz.accepted).fill("volt\nvolts");
    else await page.locator("#answer-1-correct").check();
    await button(page, shell.en.save).click();
    await said(page, quiz.done_create_question);
  }

  // Questions by dragging and by button.
  const asked = (...types: string[]) => types.map((type) => `A question of ${type}`);
  const rows = page.locator("main li").filter({ has: page.locator('a[href*="/questions/"]') });
  await rows
    .nth(3)
    .locator("[draggable]")
    .dragTo(rows.nth(0), { targetPosition: { x: 40, y: 4 } });
  await said(page, quiz.done_move_question);
  expect(await order(page, "questions")).toEqual(
    asked("short_answer", "multiple_choice", "multiple_select", "true_false"),
  );
  const down = button(page, named(admin.en.move_down, "A question of short_answer"));
  await down.focus();
  await page.keyboard.press("Enter");
  await expect(rows.nth(1)).toContainText("short_answer");
  // Focus goes with what has moved.
  await expect(down).toBeFocused();

  // Lessons across sections and sections among themselves: by mouse, by keyboard.
  await page.goto(home);
  const row = (name: string) => page.locator("main li li").filter({ hasText: name });
  await row("Watch")
    .locator("[draggable]")
    .dragTo(row("Check"), { targetPosition: { x: 60, y: 4 } });
  await said(page, t.done_move_lesson);
  expect(await order(page, "lessons")).toEqual(["Read", "Watch", "Check"]);
  await expect(page.locator("main > * ol > li").filter({ hasText: "On the roof" }).first()).toContainText("Watch");
  await link(page, named(t.move_to_of, "Check")).press("Enter");
  await page
    .getByRole("dialog")
    .getByLabel(t.new_place)
    .selectOption({ label: named(t.first_of, "Before the roof") });
  await button(page.getByRole("dialog"), t.move).press("Enter");
  await said(page, t.done_move_lesson);
  expect(await order(page, "lessons")).toEqual(["Check", "Read", "Watch"]);
  await button(page, named(admin.en.move_up, "On the roof")).press("Enter");
  await said(page, t.done_move_section);
  expect(await order(page, "lessons")).toEqual(["Watch", "Check", "Read"]);

  // Deleted and taken back at once.
  await button(page, named(admin.en.delete_of, "Read")).click();
  await said(page, t.done_delete_lesson);
  expect(await order(page, "lessons")).toEqual(["Watch", "Check"]);
  await button(page, admin.en.undo).click();
  await said(page, t.done_restore_lesson);
  expect(await order(page, "lessons")).toEqual(["Watch", "Check", "Read"]);

  // The words of the catalogue, by the editor too; then it is ready.
  await page.goto(`${home}/settings`);
  await editor(page, authoringSettings.en.description_en).click();
  await page.keyboard.type("Two locks on every roof.");
  await editor(page, authoringSettings.en.description_ar).click();
  await page.keyboard.type("قفلان على كل سطح.");
  await button(page, `${shell.en.save}: ${authoringSettings.en.words}`).click();
  await said(page, authoringSettings.en.done_words);

  // As a student would see it, before anybody can.
  await page.goto(home);
  const preview = await link(page, t.preview).getAttribute("href");
  const slug = preview?.split("/").at(-1) ?? "";
  await page.goto(preview ?? "");
  await expect(page.getByRole("heading", { name: "Watch" }).first()).toBeVisible();
  expect((await page.request.get(`/courses/${slug}`)).status()).toBe(404);

  await page.goto(home);
  await button(page, t.publish).click();
  await said(page, t.done_set_status);
  for (const [path, words] of [
    [`/courses/${slug}`, "Two locks on every roof."],
    [`/ar/courses/${slug}`, "قفلان على كل سطح."],
  ] as const) {
    const answered = await page.request.get(path);
    expect(await answered.text()).toContain(words);
  }
  await page.goto(home);
  await button(page, t.make_private).click();
  await said(page, t.done_set_status);
  await expect.poll(async () => (await page.request.get(`/courses/${slug}`)).status()).toBe(404);
  await button(page, t.archive).click();
  await expect(page.getByText(t.status_archived, { exact: true })).toBeVisible();
});

test("CRS-4 nothing that was typed is lost: not on the way, not to a second person", async ({ page, browser }) => {
  await signIn(page, "instructor");
  const home = await begin(page, `Two windows ${Date.now()}`, "نافذتان");
  const description = authoringSettings.en.description_en;
  const save = `${shell.en.save}: ${authoringSettings.en.words}`;

  await page.goto(`${home}/settings`);
  const colleague = await browser.newContext();
  const other = await colleague.newPage();
  await signIn(other, "content_manager");
  await other.goto(`${home}/settings`);

  // Left without saving: it is back, and can be put away.
  await editor(page, description).click();
  await page.keyboard.type("From the first window");
  await expect(page.locator('[name="translations.en.description"]')).toHaveValue("From the first window");
  await page.goto(home);
  await page.goto(`${home}/settings`);
  await expect(editor(page, description)).toContainText("From the first window");
  await expect(page.getByRole("button", { name: prose.en.draft_away })).toBeVisible();
  await button(page, save).click();
  await said(page, authoringSettings.en.done_words);
  await page.reload();
  await expect(editor(page, description)).toContainText("From the first window");
  await expect(page.getByRole("button", { name: prose.en.draft_away })).toBeHidden();

  // The second person has not seen it: it is told, keeps what it has, and may decide.
  await editor(other, description).click();
  await other.keyboard.type("From the second person");
  await button(other, save).click();
  await expect(other.getByRole("alert")).toContainText(errors.en.changed_meanwhile);
  await expect(editor(other, description)).toContainText("From the second person");
  await page.reload();
  await expect(editor(page, description)).toContainText("From the first window");
  await button(other, save).click();
  await said(other, authoringSettings.en.done_words);
  await page.reload();
  await expect(editor(page, description)).toContainText("From the second person");

  // With scripts off the text is Markdown in a plain field.
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await colleague.storageState() });
  const quiet = await plain.newPage();
  await quiet.goto(`${home}/settings`);
  await quiet.locator('[name="translations.en.description"]').fill("## Written by hand");
  await quiet.getByRole("button", { name: save }).click();
  await page.reload();
  await expect(editor(page, description).getByRole("heading", { name: "Written by hand" })).toBeVisible();
  await plain.close();
  await colleague.close();
});

test("CRS-9 CRS-13 ASM-2 PRG-6 an instructor looks after the students of the own courses, and of no other", async ({
  page,
  browser,
}) => {
  await signIn(page, "content_manager");
  const foreign = await begin(page, `Somebody else's ${Date.now()}`, "لغيره");

  const context = await browser.newContext();
  const teacher = await context.newPage();
  await signIn(teacher, "instructor");
  expect((await teacher.goto(foreign))?.status()).toBe(404);

  const title = `Taught by hand ${Date.now()}`;
  const home = await begin(teacher, title, "تُعلَّم باليد");
  await addSection(teacher, "All of it");
  await addLesson(teacher, "All of it", "Look");
  await teacher.goto(`${home}/quizzes`);
  await link(teacher, quiz.new_quiz).click();
  await answer(teacher, "Short check");
  await teacher.goto(`${home}/settings`);
  await editor(teacher, authoringSettings.en.description_en).click();
  await teacher.keyboard.type("Taught by hand.");
  await button(teacher, `${shell.en.save}: ${authoringSettings.en.words}`).click();
  await said(teacher, authoringSettings.en.done_words);
  await teacher.goto(home);
  await button(teacher, t.publish).click();
  await said(teacher, t.done_set_status);

  // Enrolled by address, kept in the dialog when it is nobody's.
  const students = `${home}/students`;
  await teacher.goto(students);
  await link(teacher, instructor.en.enrol).click();
  const dialog = teacher.getByRole("dialog");
  await dialog.getByLabel(instructor.en.email).fill("nobody@example.org");
  await button(dialog, instructor.en.enrol).click();
  await expect(dialog).toContainText(instructor.en.nobody_found);
  await dialog.getByLabel(instructor.en.email).fill(demoEmail("student"));
  await button(dialog, instructor.en.enrol).click();
  await said(teacher, instructor.en.done_enrol);
  const row = teacher.getByRole("row").filter({ hasText: demoEmail("student") });
  await expect(row).toContainText(instructor.en.enrolment_in_progress);
  await mailTo(demoEmail("student"), new RegExp(title));

  // More time for this one person.
  await row.getByRole("link", { name: instructor.en.attempts }).click();
  await link(teacher, quiz.give_extra_time).click();
  await teacher.getByLabel(quiz.student).selectOption({ index: 1 });
  await teacher.getByLabel(quiz.extra_time_percent).fill("50");
  await button(teacher.getByRole("dialog"), shell.en.save).click();
  await said(teacher, quiz.done_set_accommodation);
  await expect(teacher.getByRole("table", { name: quiz.extra_time_given })).toContainText("50%");

  // A certificate by the teacher's judgement, and taken back with a reason that anyone who checks it meets.
  await teacher.goto(students);
  await row.getByRole("link", { name: /Issue a certificate/ }).click();
  await button(teacher.getByRole("dialog"), instructor.en.issue).click();
  await said(teacher, instructor.en.done_issue);
  await teacher.goto("/instructor/certificates");
  const certificate = teacher.getByRole("row").filter({ hasText: title });
  await expect(certificate).toContainText(adminFiles.en.status_valid);
  const number = /RL-[0-9A-Z-]+/.exec(await certificate.innerText())?.[0] ?? "";
  expect(await (await teacher.request.get(`/verify/${number}`)).text()).toContain(title);
  await certificate.getByRole("link", { name: new RegExp(adminFiles.en.revoke) }).click();
  await teacher.getByRole("dialog").getByLabel(adminFiles.en.reason).fill("Issued to the wrong person");
  await button(teacher.getByRole("dialog"), adminFiles.en.revoke).click();
  await said(teacher, adminFiles.en.done_revoke);
  await expect(certificate).toContainText(adminFiles.en.status_revoked);
  await expect
    .poll(async () => (await teacher.request.get(`/verify/${number}`)).text())
    .toContain(verification.en.revoked);
  await context.close();
});
