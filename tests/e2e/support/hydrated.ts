import type { Page } from "@playwright/test";

/** Resolves when the page answers keys and buttons of its own: React has taken over what the server drew, and its effects have run. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    return main !== null && Object.keys(main).some((key) => key.startsWith("__reactFiber"));
  });
  await page.evaluate(() => new Promise((later) => requestAnimationFrame(() => setTimeout(later, 50))));
}
