import { admin } from "../../worker/words/admin";
import { authoring } from "../../worker/words/authoring";
import { authoringItem } from "../../worker/words/authoring-item";
import { authoringLesson } from "../../worker/words/authoring-lesson";
import { authoringQuiz } from "../../worker/words/authoring-quiz";
import { authoringSettings } from "../../worker/words/authoring-settings";
import { prose } from "../../worker/words/prose";
import { proseEditor } from "../../worker/words/prose-editor";
import { shell } from "../../worker/words/shell";
import { upload } from "../../worker/words/upload";
import { addLesson, addSection, begin, button, editor, link, named, order, said, tool } from "./support/authoring";
import { expect, signIn, test } from "./support/test";

const film = "scripts/demo/videos/out/solar-lock-out-tag-out.mp4";
const [t, lesson, item, quiz] = [authoring.en, authoringLesson.en, authoringItem.en, authoringQuiz.en];

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
