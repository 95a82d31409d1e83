import { inspect } from "./support/inspect";
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
    "/chat",
    "/live",
    "/live?past=true",
    "/account",
    "/account/security",
    "/account/preferences",
    "/account/activity",
    "/account/notifications",
    "/account/notifications/preferences",
  ],
  instructor: [
    "/instructor",
    "/instructor/courses",
    "/instructor/courses/new",
    "/instructor/certificates",
    "/instructor/media",
    "/chat",
    "/live",
    "/chat/reports",
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
    "/admin/health",
    "/admin/dead-letters",
    "/admin/dead-letters?state=settled",
    "/account/notifications/preferences",
    "/chat",
  ],
} as const;

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
