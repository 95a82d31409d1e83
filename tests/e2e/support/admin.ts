import type { Page } from "@playwright/test";
import { adminUsers } from "../../../worker/words/admin-users";
import { expect } from "./test";

/** On a person's page: opens the act's dialog, gives the reason it asks for, and confirms. */
export async function act(page: Page, name: string, reason?: string, words = adminUsers.en) {
  await page.getByRole("main").getByRole("link", { name, exact: true }).click();
  const dialog = page.getByRole("dialog");
  if (reason) await dialog.getByLabel(words.reason).fill(reason);
  await dialog.getByRole("button", { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}
