import { player } from "../../worker/words/player";
import { createShortCourse } from "./support/short-course";
import { expect, linkIn, mailTo, test } from "./support/test";

const password = "seven quiet rivers";
const completeLabel = { en: player.en.mark_complete, ar: player.ar.mark_complete };

for (const locale of ["en", "ar"] as const) {
  const at = (path: string) => (locale === "ar" ? `/ar${path}` : path);

  test(`ACC-1 LES-3 PRG-1 PRG-5 PRG-6 registers, verifies, learns and holds a certificate that anyone can check (${locale})`, async ({
    page,
    browser,
  }) => {
    const course = await createShortCourse(`e2e-${locale}`);
    const email = `learner.${locale}.${Date.now()}@example.org`;
    const name = locale === "ar" ? "ليلى تجريبية" : "Demo Learner";

    await page.goto(at("/register"));
    await page.locator("[name=fullName]").fill(name);
    await page.locator("[name=email]").fill(email);
    await page.locator("main button[type=submit]").click();
    await expect(page.locator("main")).toContainText(email);

    // The password is chosen with the mailed link in hand, and opens the account at once.
    await page.goto(linkIn(await mailTo(email, /./), "/verify-email"));
    await expect(page.locator("main")).toContainText(email);
    await expect(page.locator("[name=fullName]")).toHaveValue(name);
    await page.locator("[name=password]").fill(password);
    await page.locator("main button[type=submit]").click();
    await page.waitForURL(/\/student$/);
    expect(await page.locator("html").getAttribute("lang")).toBe(locale);

    await page.goto(at(`/courses/${course.slug}`));
    await page.locator("form[action^='/student/enrol'] button[type=submit]").first().click();
    await page.waitForURL(new RegExp(`/student/learn/${course.slug}/`));
    await expect(page.locator("h1, h2").filter({ hasText: course.lessonTitle[locale] }).first()).toBeVisible();
    await page.getByRole("button", { name: completeLabel[locale] }).click();
    await page.waitForURL(new RegExp(`/student/learn/${course.slug}/complete`));

    const mail = await mailTo(email, locale === "ar" ? /شهاد/ : /certificate/i);
    expect(mail.html).toContain(locale === "ar" ? 'dir="rtl"' : 'dir="ltr"');
    await page.goto("/student/certificates");
    const number = (await page.locator("main").innerText()).match(/RL-[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/)?.[0] ?? "";
    expect(number).not.toBe("");

    // A stranger, without scripts, in the other language as well.
    const stranger = await browser.newContext({ javaScriptEnabled: false });
    const check = await stranger.newPage();
    for (const path of [`/verify/${number}`, `/ar/verify/${number.toLowerCase()}`]) {
      await check.goto(path);
      await expect(check.locator("main")).toContainText(name);
      await expect(check.locator("main")).toContainText(number);
    }
    await check.goto("/verify/RL-0000-0000-0000-0000");
    await expect(check.locator("main")).not.toContainText(name);
    await stranger.close();
  });
}
