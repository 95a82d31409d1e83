import type { Locator, Page } from "@playwright/test";
import { admin } from "../../../worker/words/admin";
import { authoring } from "../../../worker/words/authoring";
import { instructor } from "../../../worker/words/instructor";
import { proseEditor } from "../../../worker/words/prose-editor";
import { expect } from "./test";

const t = authoring.en;

/** A pattern of words with the name in its place. */
export const named = (pattern: string, name: string) => pattern.replace("{name}", name);

/** By the whole of what they say. */
export const button = (page: Page | Locator, name: string) => page.getByRole("button", { name, exact: true });
export const link = (page: Page | Locator, name: string) => page.getByRole("link", { name, exact: true });
/** The rich text itself, which comes a moment after the plain field that it replaces. */
export const editor = (page: Page, label: string) =>
  page.getByRole("textbox", { name: label, exact: true }).and(page.locator("[contenteditable=true]"));
export const tool = (page: Page, of: string, name: string) =>
  page
    .getByRole("toolbar", { name: proseEditor.en.tools.replace("{label}", of) })
    .getByRole("button", { name, exact: true });
/** Waits until the page has said so. */
export const said = (page: Page, words: string) =>
  expect(page.getByRole("status").filter({ hasText: words }).first()).toBeVisible();

/** Begins a course; answers with the path of its home. */
export async function begin(page: Page, title: string, titleAr: string) {
  await page.goto("/instructor/courses/new");
  await page.getByLabel(t.title_en).fill(title);
  await page.getByLabel(t.title_ar).fill(titleAr);
  await button(page, instructor.en.begin).click();
  await page.waitForURL(/\/instructor\/courses\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Fills the open dialog's English title and sends it. */
export async function answer(page: Page, title: string) {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t.title_en).fill(title);
  await button(dialog, admin.en.create).click();
  await expect(dialog).toBeHidden();
}
export async function addSection(page: Page, title: string) {
  await link(page, t.add_section).click();
  await answer(page, title);
}
export async function addLesson(page: Page, section: string, title: string) {
  await link(page, named(t.add_lesson_to, section)).click();
  await answer(page, title);
}

/** What stands in a list of links, from top to bottom. */
export const order = (page: Page, part: string) => page.locator(`main ol a[href*="/${part}/"]`).allInnerTexts();
