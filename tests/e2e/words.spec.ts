import { hydrated } from "./support/hydrated";
import { expect, signIn, test } from "./support/test";

const arabic = /[\u0600-\u06ff]/;

test("CMS-4 PLT-12 a portal loads the words of its reader's language alone, and keeps to it from page to page", async ({
  page,
}) => {
  const loaded: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/assets/words-")) loaded.push(pathname);
  });
  await signIn(page, "recruitment_manager");
  await choose(page, "ar");
  loaded.length = 0;
  await page.goto("/account");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("h1")).toHaveText(arabic);
  await page.locator("a[href='/account/security']").first().click();
  await page.waitForURL(/security/);
  await expect(page.locator("h1")).toHaveText(arabic);
  await expect(page.locator("main label").first()).toHaveText(arabic);
  expect(loaded.length).toBeGreaterThan(1);
  expect(loaded.filter((file) => !file.endsWith(".ar.js"))).toEqual([]);

  loaded.length = 0;
  await choose(page, "en");
  await page.locator("a[href='/account/security']").first().click();
  await page.waitForURL(/security/);
  await expect(page.locator("main label").first()).not.toHaveText(arabic);
  expect(loaded.length).toBeGreaterThan(1);
});

test.describe("an address of a portal that nobody knows", () => {
  test.use({ allowed: [/404/] });

  test("CMS-4 PLT-12 what is not there is said in the reader's language, with scripts as without", async ({ page }) => {
    await signIn(page, "recruitment_manager");
    await choose(page, "ar");
    expect((await page.goto("/account/no-such-page"))?.status()).toBe(404);
    await hydrated(page);
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.locator("h1")).toHaveText(arabic);
    await choose(page, "en");
  });
});

async function choose(page: import("@playwright/test").Page, locale: "en" | "ar") {
  await page.goto("/account/preferences");
  await page.locator("select[name=locale]").selectOption(locale);
  await page.locator("main button[type=submit]").first().click();
  await page.waitForURL(/saved=1/);
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
}
