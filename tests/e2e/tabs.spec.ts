import type { Page } from "@playwright/test";
import { createPerson } from "./support/people";
import { expect, signIn, test } from "./support/test";

test.use({ viewport: { width: 390, height: 844 } });

const bar = "main nav:has([aria-current=page])";
/** The bar, its current entry, and how far the page and the bar are scrolled. */
const lookAt = (page: Page) =>
  page.evaluate((selector) => {
    const nav = document.querySelector(selector) as HTMLElement;
    const [around, current] = [nav, nav.querySelector("[aria-current=page]")].map((element) => {
      const { left, right } = (element as Element).getBoundingClientRect();
      return { left, right };
    }) as [{ left: number; right: number }, { left: number; right: number }];
    return {
      isLonger: nav.scrollWidth > nav.clientWidth,
      isWhole: current.left >= around.left - 1 && current.right <= around.right + 1,
      scrolled: Math.round(nav.scrollLeft),
      page: window.scrollY,
    };
  }, bar);

for (const locale of ["en", "ar"] as const)
  for (const reducedMotion of ["no-preference", "reduce"] as const)
    test(`CMS-4 on a phone a long bar of tabs begins at the current one, in ${locale} with motion ${reducedMotion}, and moves freely then`, async ({
      browser,
    }) => {
      const page = await browser.newPage({
        javaScriptEnabled: false,
        reducedMotion,
        viewport: { width: 390, height: 844 },
      });
      await signIn(page, await createPerson({ userType: "admin", role: "everything", locale }));
      for (const part of ["/settings", "/affiliates", "/ledger", ""]) {
        await page.goto(`/admin/billing${part}`);
        expect(await page.locator("html").getAttribute("dir")).toBe(locale === "ar" ? "rtl" : "ltr");
        expect(await lookAt(page), part).toMatchObject({ isLonger: true, isWhole: true, page: 0 });
      }
      await page.goto("/admin/billing/settings");
      const { scrolled } = await lookAt(page);
      expect(Math.sign(scrolled)).toBe(locale === "ar" ? -1 : 1);
      await page.locator(bar).evaluate((nav) => nav.scrollTo({ left: 0, behavior: "instant" }));
      await expect.poll(async () => (await lookAt(page)).scrolled).toBe(0);
      await page.locator(bar).getByRole("link").first().click();
      await expect(page.locator(bar).getByRole("link").first()).toHaveAttribute("aria-current", "page");
      expect(await lookAt(page)).toMatchObject({ isWhole: true });
      await page.close();
    });

test("CMS-4 with scripts the bar stands where it stood before they ran, and follows when a page is turned", async ({
  page,
}) => {
  await signIn(page, await createPerson({ userType: "admin", role: "everything" }));
  await page.goto("/admin/billing/settings", { waitUntil: "commit" });
  await page.locator(bar).waitFor();
  // Letters of another width end the bar elsewhere.
  await page.evaluate(() => document.fonts.ready.then(() => true));
  const first = await lookAt(page);
  await page.waitForLoadState("networkidle");
  expect(await lookAt(page)).toEqual(first);
  expect(first).toMatchObject({ isWhole: true });
  await page.locator(bar).getByRole("link").nth(6).click();
  await page.waitForURL("**/ledger");
  await expect(page.locator(bar).getByRole("link").nth(6)).toHaveAttribute("aria-current", "page");
  expect(await lookAt(page)).toMatchObject({ isLonger: true, isWhole: true });
});
