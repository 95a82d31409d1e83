import { authoringItem } from "../../worker/words/authoring-item";
import { authoringLesson } from "../../worker/words/authoring-lesson";
import { authoringSettings } from "../../worker/words/authoring-settings";
import { errors } from "../../worker/words/errors";
import { prose } from "../../worker/words/prose";
import { proseEditor } from "../../worker/words/prose-editor";
import { shell } from "../../worker/words/shell";
import { addLesson, addSection, begin, button, editor, link, said, tool } from "./support/authoring";
import { expect, signIn, test } from "./support/test";

const [lesson, item] = [authoringLesson.en, authoringItem.en];

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

test("LES-3 MED-3 a picture is put into a text with one description, by a button that is in sight", async ({
  page,
}) => {
  await signIn(page, "instructor");
  await begin(page, `A picture ${Date.now()}`, "صورة");
  await addSection(page, "Before the roof");
  await addLesson(page, "Before the roof", "Look");
  await link(page, "Look").click();
  await link(page, lesson.type_text).click();
  await editor(page, item.body_en).click();
  const dialog = page.getByRole("dialog");
  for (const [width, height] of [
    [390, 500],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await tool(page, item.body_en, proseEditor.en.picture).click();
    await dialog.locator("input[type=file]").setInputFiles("docs/picture.png");
    await expect(dialog.getByText(proseEditor.en.picture_done)).toBeVisible();
    await expect(dialog.getByRole("textbox")).toHaveCount(1);
    await expect(button(dialog, proseEditor.en.picture_set)).toBeInViewport({ ratio: 1 });
    await dialog.getByLabel(proseEditor.en.picture_words).fill(`A roof at ${width}`);
    await button(dialog, proseEditor.en.picture_set).click();
    await expect(dialog).toBeHidden();
  }
  await button(page, shell.en.save).click();
  await said(page, lesson.done_create_content_item);
  await link(page.locator("ol"), lesson.type_text).click();
  await page.getByRole("button", { name: prose.en.markdown }).first().click();
  await expect(page.locator('[name="translations.en.body"]')).toHaveValue(
    /!\[A roof at 390\]\(media:[0-9a-f-]{36}\)\s*!\[A roof at 1280\]\(media:[0-9a-f-]{36}\)/,
  );
});
