import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { HtmlValidate } from "html-validate";
import { expect, signIn, test } from "./support/test";

const course = "solar-installer-foundations";
const publicPaths = [
  "/",
  "/courses",
  "/courses?q=zzzz-nothing",
  `/courses/${course}`,
  "/verify",
  "/register",
  "/sign-in",
  "/forgot-password",
  "/reset-password?token=x",
  "/verify-email?token=x",
  "/invitation?token=x",
];
const portalPaths = {
  student: [
    "/student",
    "/student/courses",
    "/student/certificates",
    "/account",
    "/account/security",
    "/account/preferences",
    "/account/activity",
  ],
  instructor: [
    "/instructor",
    "/instructor/courses",
    "/instructor/courses/new",
    "/instructor/certificates",
    "/instructor/media",
  ],
  super_admin: [
    "/admin",
    "/admin/users",
    "/admin/users/invite",
    "/admin/users/together",
    "/admin/courses",
    "/admin/categories",
    "/admin/certificates",
    "/admin/roles",
    "/admin/roles/new",
    "/admin/lookups",
    "/admin/audit",
    "/admin/media",
    "/admin/search-engines",
  ],
} as const;

const html = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // How React writes HTML.
    "void-style": "off",
    "attr-case": "off",
    "attribute-boolean-style": "off",
    "no-trailing-whitespace": "off",
    "long-title": "off",
    "no-inline-style": "off",
    // Checkboxes of one question share a name.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button"] }],
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    "require-sri": "off",
    "prefer-native-element": "off",
    "no-raw-characters": "off",
    "script-type": "off",
  },
});

test.describe("every public page", () => {
  for (const locale of ["en", "ar"] as const) {
    for (const path of publicPaths) {
      const address = locale === "ar" ? `/ar${path === "/" ? "" : path}` : path;
      test(`CMS-4 ${address}: no script, right language and direction, valid HTML, nothing that axe finds`, async ({
        page,
      }) => {
        const response = await page.goto(address);
        expect(response?.status()).toBe(200);
        const source = (await response?.text()) ?? "";
        expect(source.match(/<script(?![^>]*application\/ld\+json)/g)).toBeNull();
        await inspect(page, source, locale);
      });
    }
  }
});

for (const [role, paths] of Object.entries(portalPaths)) {
  test(`CMS-4 the pages of ${role}, in English and Arabic: valid HTML, nothing that axe finds`, async ({ page }) => {
    test.setTimeout(240_000);
    await signIn(page, role as keyof typeof portalPaths);
    for (const locale of ["en", "ar"] as const) {
      await page.goto("/account/preferences");
      await page.locator("[name=locale]").selectOption(locale);
      await page.locator("main button[type=submit]").click();
      await page.waitForURL(/saved=1/);
      for (const path of paths) {
        const response = await page.goto(path);
        expect(response?.status(), path).toBe(200);
        await inspect(page, (await response?.text()) ?? "", locale);
      }
    }
    await page.goto("/account/preferences");
    await page.locator("[name=locale]").selectOption("en");
    await page.locator("main button[type=submit]").click();
    await page.waitForURL(/saved=1/);
  });
}

async function inspect(page: Page, source: string, locale: string): Promise<void> {
  const where = page.url();
  expect(await page.locator("html").getAttribute("lang"), where).toBe(locale);
  expect(await page.locator("html").getAttribute("dir"), where).toBe(locale === "ar" ? "rtl" : "ltr");
  await expect(page.locator("h1"), where).toHaveCount(1);
  // Words without a translation stand there as their key.
  const text = await page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const literal of copy.querySelectorAll("code, pre, textarea, option, script")) literal.remove();
    return copy.innerText;
  });
  expect(text, where).not.toMatch(/(^|\s)[a-z]+_[a-z_]+($|\s)/);
  const report = await html.validateString(source);
  const messages = report.results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId}: ${message.message} (${message.selector})`),
  );
  expect(messages, where).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target).join(", ")}`),
    where,
  ).toEqual([]);
  // Nothing wider than the window: no sideways scrolling on a phone either.
  await page.setViewportSize({ width: 390, height: 844 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1),
    `${where} at 390 px`,
  ).toBe(true);
  await page.setViewportSize({ width: 1280, height: 800 });
}
