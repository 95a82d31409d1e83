import type { Browser, Page } from "@playwright/test";
import { adminAffiliates } from "../../worker/words/admin-affiliates";
import { affiliate as affiliateWords } from "../../worker/words/affiliate";
import { auth } from "../../worker/words/auth";
import { checkout } from "../../worker/words/checkout";
import { purchases } from "../../worker/words/purchases";
import { rowsOf } from "./support/database";
import { createLearner, type Learner } from "./support/learner";
import { createPerson } from "./support/people";
import { createShortCourse } from "./support/short-course";
import { expect, linkIn, mailTo, signIn, test } from "./support/test";

type Locale = "en" | "ar";

async function createPaidCourse() {
  const course = await createShortCourse("recommended");
  const [row] = await rowsOf<{ uuid: string }>(
    `update courses set pricing_model = 'one_time', price = '{"INR": 49900}' where slug = $1 returning uuid`,
    [course.slug],
  );
  return { ...course, uuid: row?.uuid ?? "" };
}

/** Joins, and makes a link to the course. */
async function joinAndShare(page: Page, course: { slug: string }, locale: Locale): Promise<string> {
  const words = affiliateWords[locale];
  await page.goto("/student/affiliate");
  await page.getByRole("button", { name: words.join }).click();
  await expect(page.locator("main")).toContainText(words.done_join);
  await page.locator("[name=to]").fill("https://example.org/courses/x");
  await page.getByRole("button", { name: words.make_button }).click();
  await expect(page.locator("main")).toContainText(words.not_ours);
  await page.locator("[name=to]").fill(`/courses/${course.slug}`);
  await page.getByRole("button", { name: words.make_button }).click();
  const link = page.locator("main code").filter({ hasText: `/courses/${course.slug}` });
  await expect(link).toBeVisible();
  return (await link.innerText()).trim();
}

/** A stranger follows the link, reads, registers and buys, all in one browser of their own. */
async function visitAndBuy(browser: Browser, link: string, course: { slug: string }, locale: Locale, scripts: boolean) {
  const context = await browser.newContext({ javaScriptEnabled: scripts });
  const page = await context.newPage();
  const email = `referred.${locale}.${Date.now()}@example.org`;
  await page.goto(link);
  await page.waitForURL(`**${locale === "ar" ? "/ar" : ""}/courses/${course.slug}`);
  await page.locator("main a[href^='/checkout/']").first().click();
  await page.waitForURL(/\/sign-in\?next=/);
  await page.getByRole("link", { name: auth[locale].register_button }).click();
  await page.waitForURL(/\/register\?next=/);
  await page.locator("[name=fullName]").fill("Demo Buyer");
  await page.locator("[name=email]").fill(email);
  await page.locator("main button[type=submit]").click();
  await expect(page.locator("main")).toContainText(email);
  await page.goto(linkIn(await mailTo(email, /./), "/verify-email"));
  await page.locator("[name=password]").fill("seven quiet rivers");
  await page.locator("main button[type=submit]").click();
  await page.waitForURL(/\/checkout\/course_purchase\//);
  await page.locator("[name=countryCode]").selectOption("IN");
  await page.getByRole("button", { name: checkout[locale].update }).click();
  await page.waitForURL(/countryCode=IN/);
  await page.locator("button[name=_pay]").click();
  await page.waitForURL(/\/test-gateway\//);
  await page.locator("[name=card]").fill("4242 4242 4242 4242");
  await page.locator("button[value=pay]").click();
  await page.waitForURL(/\/checkout\/orders\/[^/]+\/return/);
  await expect(page.locator("h1")).toHaveText(checkout[locale].done_title);
  return page;
}

async function giveBack(page: Page, locale: Locale) {
  const words = purchases[locale];
  await page.goto("/account/purchases");
  await page.getByRole("link", { name: words.give_back }).click();
  await page.getByRole("dialog").getByRole("button", { name: words.give_back_confirm }).click();
  await expect(page.locator("main")).toContainText(words.done_refund);
}

const rowOf = (page: Page, title: string) => page.locator("tbody tr").filter({ hasText: title });
/** For what a person has earned, so many days have passed. */
const daysPass = ({ id }: Learner, days: number) =>
  rowsOf(
    `update commissions c set earned_at = earned_at - $2::int * interval '1 day', held_until = held_until - $2::int * interval '1 day'
     from affiliates a where a.id = c.affiliate_id and a.user_id = $1`,
    [id, days],
  );

/** What they get of 499 rupees with 76.12 of tax in them. */
const share = "42.29";

for (const [locale, scripts] of [
  ["en", true],
  ["ar", false],
] as const)
  test(`PAY-6 a link is shared and followed by somebody who registers and buys; it earns, is taken back with a refund, and is paid out (${locale}${scripts ? "" : ", scripts off for the visitor"})`, async ({
    page,
    browser,
  }) => {
    test.setTimeout(180_000);
    const words = affiliateWords[locale];
    const course = await createPaidCourse();
    const learner = await createLearner({ locale, name: `Demo Affiliate ${Date.now()}` });
    await signIn(page, learner);
    const link = await joinAndShare(page, course, locale);
    expect(new URL(link).pathname).toMatch(locale === "ar" ? /^\/ar\/r\/[0-9a-z]{8}$/ : /^\/r\/[0-9a-z]{8}$/);

    const first = await visitAndBuy(browser, link, course, locale, scripts);
    await page.goto("/student/affiliate");
    await expect(rowOf(page, course.slug)).toContainText(words.state_held);
    await expect(rowOf(page, course.slug)).toContainText(share);
    await expect(page.locator("main")).not.toContainText("Demo Buyer");
    await expect(page.locator("main")).not.toContainText("referred.");

    await giveBack(first, locale);
    await first.context().close();
    await expect(async () => {
      await page.goto("/student/affiliate");
      await expect(rowOf(page, course.slug)).toContainText(words.state_taken_back, { timeout: 1_000 });
    }).toPass({ timeout: 30_000 });

    // The second one keeps what was bought, until it cannot be given back any more.
    const second = await visitAndBuy(browser, link, course, locale, scripts);
    await second.context().close();
    await daysPass(learner, 20);
    await rowsOf("update billing_settings set affiliate_min_payout = '{}'", []);
    await page.goto("/student/affiliate");
    await expect(rowOf(page, words.state_due)).toContainText(share);

    const admin = await browser.newContext();
    const office = await admin.newPage();
    const said = adminAffiliates[locale];
    await signIn(office, await createPerson({ userType: "admin", role: "finance_manager", locale }));
    await office.goto(`/admin/billing/affiliates?q=${encodeURIComponent(learner.email)}`);
    await expect(office.locator("tbody tr")).toHaveCount(1);
    await office.locator("tbody a[href*='dialog=pay-INR']").click();
    await office.getByRole("dialog").locator("[name=reference]").fill("TRANSFER-0001");
    await office.getByRole("dialog").getByRole("button", { name: said.pay_confirm }).click();
    await expect(office.locator("main")).toContainText(said.done_pay);
    await expect(office.locator("tbody a[href*='dialog=pay-INR']")).toHaveCount(0);
    await admin.close();

    await page.goto("/student/affiliate");
    await expect(rowOf(page, words.state_paid)).toContainText(share);
    await page.getByRole("link", { name: words.payouts }).click();
    await expect(rowOf(page, "TRANSFER-0001")).toContainText(share);
    const mail = await mailTo(learner.email, new RegExp(share.replace(".", "\\.")));
    expect(mail.text).toContain("/student/affiliate");
  });

test("PAY-6 who followed a link reads the same public page as everybody, out of the same cache", async ({
  page,
  browser,
}) => {
  const everybody = await browser.newContext();
  const other = await everybody.newPage();
  const plain = await other.goto("/courses?level=beginner");
  await page.goto("/r/demo2026?to=/courses?level=beginner");
  await page.waitForURL("**/courses?level=beginner");
  const [kept] = (await page.context().cookies()).filter(({ name }) => name === "__Host-referral");
  expect(kept).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax" });
  const known = await page.goto("/courses?level=beginner");
  expect(known?.headers()["x-page"]).toBe("cached");
  expect(known?.headers()["set-cookie"]).toBeUndefined();
  expect(await known?.text()).toBe(await plain?.text());
  await everybody.close();
});
