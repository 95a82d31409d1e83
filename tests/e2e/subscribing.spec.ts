import type { Page } from "@playwright/test";
import { checkout } from "../../worker/words/checkout";
import { course as courseWords } from "../../worker/words/public-course";
import { publicPlans } from "../../worker/words/public-plans";
import { student } from "../../worker/words/student";
import { subscription } from "../../worker/words/subscription";
import { rowsOf } from "./support/database";
import { createLearner, type Learner } from "./support/learner";
import { createShortCourse } from "./support/short-course";
import { expect, signIn, test } from "./support/test";

type Locale = "en" | "ar";
const demo = { basic: { en: "Basic", ar: "الأساسية" }, plus: { en: "Plus", ar: "بلس" } };

/** A published course of a kind. */
async function createCourse(pricing: "subscription" | "one_time") {
  const course = await createShortCourse(pricing === "one_time" ? "bought" : "by-plan");
  const [row] = await rowsOf<{ uuid: string }>(
    `update courses set pricing_model = $2, price = case $2 when 'one_time' then '{"INR": 49900}'::jsonb end where slug = $1 returning uuid`,
    [course.slug, pricing],
  );
  return { ...course, uuid: row?.uuid ?? "" };
}

async function payBy(page: Page, card: string) {
  await page.waitForURL(/\/test-gateway\//);
  await page.locator("[name=card]").fill(card);
  await page.locator("button[value=pay]").click();
}

/** Everything that a person's subscription knows of time, so many days earlier: for it, so many days have passed. */
const daysPass = (learner: Learner, days: number) =>
  rowsOf(
    `with gone as (select $2::int * interval '1 day' as by),
       periods as (update subscription_periods r set anchor_at = anchor_at - by, starts_at = starts_at - by, ends_at = ends_at - by
         from gone, subscriptions s where s.id = r.subscription_id and s.user_id = $1),
       learning as (update enrollments e set expires_at = expires_at - by from gone where e.user_id = $1 and e.expires_at is not null)
     update subscriptions s set started_at = started_at - by, paid_until = paid_until - by, turns_at = turns_at - by,
       next_charge_at = next_charge_at - by, grace_ends_at = grace_ends_at - by from gone where s.user_id = $1`,
    [learner.id, days],
  );
/** The clock strikes. */
const tick = async () => {
  await fetch(`${process.env.E2E_CONTROL}/tick`, { method: "POST" });
};

/** The clock strikes until the page of the person's plan says it. */
async function until(page: Page, text: string) {
  await expect(async () => {
    await tick();
    await page.goto("/student/subscription");
    await expect(page.locator("main")).toContainText(text, { timeout: 1_000 });
  }).toPass({ timeout: 45_000 });
}

async function subscribeUpgradeLapse(page: Page, locale: Locale) {
  const words = {
    plans: publicPlans[locale],
    checkout: checkout[locale],
    mine: subscription[locale],
    course: courseWords[locale],
  };
  const at = (path: string) => (locale === "ar" ? `/ar${path}` : path);
  const bought = await createCourse("one_time");
  const byPlan = await createCourse("subscription");
  const learner = await createLearner({ locale });
  await signIn(page, learner);

  // One course is bought, for good.
  await page.goto(`/checkout/course_purchase/${bought.uuid}?countryCode=KE`);
  await page.locator("button[name=_pay]").click();
  await payBy(page, "4242 4242 4242 4242");
  await expect(page.locator("h1")).toHaveText(words.checkout.done_title);

  // The other is in a plan: without one it stays closed.
  await page.goto(at(`/courses/${byPlan.slug}`));
  await page.getByRole("link", { name: words.course.open_with_plan }).first().click();
  await expect(page.getByRole("button", { name: student[locale].enrol_button })).toHaveCount(0);
  await page.getByRole("link", { name: student[locale].see_plans }).click();
  await expect(page.locator("h1")).toHaveText(words.plans.title);
  await page.getByRole("link", { name: words.plans.cycle_annual }).click();
  await page.waitForURL(/cycle=annual/);
  await page.getByRole("link", { name: words.plans.cycle_monthly }).click();
  await page.getByRole("link", { name: words.plans.subscribe_of.replace("{name}", demo.basic[locale]) }).click();
  await page.waitForURL(/\/checkout\/subscription\//);
  await page.locator("[name=countryCode]").selectOption("KE");
  await page.getByRole("button", { name: words.checkout.update }).click();
  await page.waitForURL(/countryCode=KE/);
  await expect(page.locator("button[name=_pay]")).toContainText("299");
  await page.locator("button[name=_pay]").click();
  // It pays now, and will not be charged again.
  await payBy(page, "4000 0000 0000 0341");
  await expect(page.locator("h1")).toHaveText(words.checkout.done_title);
  await page.getByRole("link", { name: words.checkout.to_my_plan }).click();
  await expect(page.locator("main")).toContainText(words.mine.status_active);
  await expect(page.locator("main")).toContainText("0341");

  // Now the course opens.
  await page.goto(`/student/enrol?course=${byPlan.slug}`);
  await page.getByRole("button", { name: student[locale].enrol_button }).click();
  await page.waitForURL(new RegExp(`/student/learn/${byPlan.slug}/`));

  // A third of the month later, a higher plan: what is left of the month is taken off.
  await daysPass(learner, 10);
  await page.goto("/student/subscription");
  const upgrade = words.mine.upgrade_of
    .replace("{name}", demo.plus[locale])
    .replace("{cycle}", words.mine.cycle_monthly);
  await page.getByRole("link", { name: upgrade }).click();
  await page.waitForURL(/\/checkout\/subscription\//);
  await page.locator("[name=countryCode]").selectOption("KE");
  await page.getByRole("button", { name: words.checkout.update }).click();
  await page.waitForURL(/countryCode=KE/);
  await expect(page.locator("main")).toContainText(words.checkout.credit);
  await page.locator("button[name=_pay]").click();
  await payBy(page, "4000 0000 0000 0341");
  await expect(page.locator("h1")).toHaveText(words.checkout.done_title);
  await page.goto("/student/subscription");
  await expect(page.locator("h2").filter({ hasText: demo.plus[locale] }).first()).toBeVisible();

  // The month ends, the card is declined: everything stays open for some days, and then it closes.
  await daysPass(learner, 32);
  await until(page, words.mine.grace_title);
  await page.goto(`/student/learn/${byPlan.slug}`);
  await page.waitForURL(new RegExp(`/student/learn/${byPlan.slug}/`));
  await daysPass(learner, 60);
  await until(page, words.mine.expired_title);
  await page.goto(`/student/learn/${byPlan.slug}`);
  await page.waitForURL(new RegExp(`/courses/${byPlan.slug}$`));
  // What was bought is there as ever.
  await page.goto(`/student/learn/${bought.slug}`);
  await page.waitForURL(new RegExp(`/student/learn/${bought.slug}/`));
}

// A lesson that is closed while it is open in a browser takes no more of what was learnt.
test.use({ allowed: [/403/] });

test("SUB-1 SUB-2 SUB-3 CRS-9 PAY-1 somebody subscribes, upgrades, lets it lapse, and keeps the bought course", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await subscribeUpgradeLapse(page, "en");
});

test.describe("with scripts off", () => {
  test.use({ javaScriptEnabled: false });
  test("SUB-1 SUB-2 SUB-3 CRS-9 PAY-1 the same in Arabic: subscribes, upgrades, lets it lapse, and keeps the bought course", async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await subscribeUpgradeLapse(page, "ar");
  });
});
