import type { Page } from "@playwright/test";
import { auth } from "../../worker/words/auth";
import { checkout } from "../../worker/words/checkout";
import { course as courseWords } from "../../worker/words/public-course";
import { purchases } from "../../worker/words/purchases";
import { shell } from "../../worker/words/shell";
import { rowsOf } from "./support/database";
import { createLearner, type Learner } from "./support/learner";
import { createShortCourse } from "./support/short-course";
import { expect, linkIn, mailTo, signIn, test } from "./support/test";

type Locale = "en" | "ar";

/** A published course that costs something, and has nothing but a page to read. */
async function createPaidCourse() {
  const course = await createShortCourse("buying");
  const [row] = await rowsOf<{ uuid: string }>(
    `update courses set pricing_model = 'one_time', price = '{"INR": 49900, "EGP": 99900}' where slug = $1 returning uuid`,
    [course.slug],
  );
  return { ...course, uuid: row?.uuid ?? "" };
}

/** On the test gateway's page. */
async function payBy(page: Page, card: string) {
  await page.waitForURL(/\/test-gateway\//);
  await page.locator("[name=card]").fill(card);
  await page.locator("button[value=pay]").click();
}

const amount = { en: "₹499", ar: "499" };

/** From the public page through a sign-in to the checkout, as somebody who has an account and is not signed in. */
async function toCheckout(page: Page, course: { slug: string; uuid: string }, learner: Learner, locale: Locale) {
  await page.goto(`${locale === "ar" ? "/ar" : ""}/courses/${course.slug}`);
  await page.locator("main a[href^='/checkout/']").first().click();
  await page.waitForURL(/\/sign-in\?next=/);
  await page.locator("[name=email]").fill(learner.email);
  await page.locator("[name=password]").fill(learner.password);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL(`**/checkout/course_purchase/${course.uuid}`);
  await expect(page.locator("h1")).toHaveText(checkout[locale].title);
}

async function buyLearnAndGiveBack(page: Page, locale: Locale) {
  const words = { checkout: checkout[locale], purchases: purchases[locale] };
  const course = await createPaidCourse();
  const learner = await createLearner({ locale });
  await toCheckout(page, course, learner, locale);

  await page.locator("[name=countryCode]").selectOption("IN");
  // With scripts the totals follow the choice; without them there is a button.
  await page.getByRole("button", { name: words.checkout.update }).click();
  await page.waitForURL(/countryCode=IN/);
  const pay = page.locator("button[name=_pay]");
  await expect(pay).toContainText(amount[locale]);
  await expect(page.locator("main")).toContainText(locale === "en" ? "Includes ₹76.12 GST (18%)" : "76.12");
  await pay.click();

  // A card that is declined leaves everything as it was; the buyer gives up, and comes back to it.
  await payBy(page, "4000 0000 0000 0002");
  await expect(page.locator("[name=card]")).toBeVisible();
  await page.locator("button[value=cancel]").click();
  await page.waitForURL(/\/checkout\/orders\/[^/]+\/return/);
  await expect(page.locator("h1")).toHaveText(words.checkout.cancelled_title);
  await page.getByRole("button", { name: words.checkout.try_again }).click();
  // Back to the checkout: the same choices are the same order.
  await page.waitForURL(/\/test-gateway\//);
  await page.goto(`/checkout/course_purchase/${course.uuid}?countryCode=IN`);
  await page.locator("button[name=_pay]").click();
  await payBy(page, "4000 0000 0000 3220");
  await page.locator("button[value=approve]").click();
  await page.waitForURL(/\/checkout\/orders\/[^/]+\/return/);
  await expect(page.locator("h1")).toHaveText(words.checkout.done_title);
  expect(
    await rowsOf("select o.status from orders o join users u on u.id = o.user_id where u.email = $1", [learner.email]),
  ).toEqual([{ status: "paid" }]);

  await page.getByRole("link", { name: words.checkout.start }).click();
  await page.waitForURL(new RegExp(`/student/learn/${course.slug}/`));
  await expect(page.locator("h1")).toContainText(course.lessonTitle[locale]);
  await page.goto(`/checkout/course_purchase/${course.uuid}`);
  await expect(page.getByText(words.checkout.owned_title)).toBeVisible();

  await page.goto("/account/purchases");
  const order = page.getByRole("list", { name: words.purchases.list }).getByRole("listitem");
  await expect(order).toHaveCount(1);
  await expect(order).toContainText(words.purchases.state_paid);
  const saved = page.waitForEvent("download");
  await order.getByRole("button", { name: /INV-\d{4}-\d{6}/ }).click();
  expect((await saved).suggestedFilename()).toMatch(/^INV-\d{4}-\d{6}\.pdf$/);

  await order.getByRole("link", { name: words.purchases.give_back }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator("textarea").fill("Demo: not what was looked for.");
  await dialog.getByRole("button", { name: words.purchases.give_back_confirm }).click();
  await expect(page.locator("main")).toContainText(words.purchases.done_refund);
  await expect
    .poll(
      async () => {
        await page.goto("/account/purchases");
        return order.innerText();
      },
      { timeout: 30_000 },
    )
    .toContain(words.purchases.state_refunded);
  await expect(order.getByRole("button", { name: /CRN-\d{4}-\d{6}/ })).toBeVisible();

  // The course is closed: its address leads to where it is sold.
  await page.goto(`/student/learn/${course.slug}`);
  await page.waitForURL(new RegExp(`/courses/${course.slug}$`));
  const buy = courseWords[locale].buy_for.split("{price}")[0]?.trim() ?? "";
  await expect(page.getByRole("link", { name: buy }).first()).toBeVisible();
}

test("PAY-1 PAY-7 CRS-9 PAY-4 somebody sees a paid course, pays by the test gateway, learns, asks for a refund and loses access", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await buyLearnAndGiveBack(page, "en");
});

test.describe("with scripts off", () => {
  test.use({ javaScriptEnabled: false });
  test("PAY-1 PAY-7 CRS-9 PAY-4 the same in Arabic: buys, pays by the test gateway, learns, gives it back and loses access", async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await buyLearnAndGiveBack(page, "ar");
  });
});

for (const locale of ["en", "ar"] as const)
  test(`PAY-1 ACC-1 a visitor who wants to buy registers, proves the address by mail and is at the checkout (${locale})`, async ({
    page,
    browser,
  }) => {
    const course = await createPaidCourse();
    const email = `buyer.${locale}.${Date.now()}@example.org`;
    await page.goto(`${locale === "ar" ? "/ar" : ""}/courses/${course.slug}`);
    await page.locator("main a[href^='/checkout/']").first().click();
    await page.waitForURL(/\/sign-in\?next=/);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await page.getByRole("link", { name: auth[locale].register_button }).click();
    await page.waitForURL(/\/register\?next=/);
    await page.locator("[name=fullName]").fill("Demo Buyer");
    await page.locator("[name=email]").fill(email);
    await page.locator("main button[type=submit]").click();
    await expect(page.locator("main")).toContainText(email);

    // The mail is read on a telephone, which knows nothing of what was begun elsewhere.
    const telephone = await browser.newContext({ javaScriptEnabled: false });
    const there = await telephone.newPage();
    await there.goto(linkIn(await mailTo(email, /./), "/verify-email"));
    await there.locator("[name=password]").fill("seven quiet rivers");
    await there.locator("main button[type=submit]").click();
    await there.waitForURL(`**/checkout/course_purchase/${course.uuid}`);
    await expect(there.locator("h1")).toHaveText(checkout[locale].title);
    await telephone.close();
  });

test("PAY-1 PAY-5 the totals follow the country, the currency and the coupon, and nothing is lost of what was chosen", async ({
  page,
}) => {
  const course = await createPaidCourse();
  const learner = await createLearner();
  await toCheckout(page, course, learner, "en");
  await page.locator("[name=taxNumber]").fill("29DEMO");
  const pay = page.locator("button[name=_pay]");
  await page.locator("[name=countryCode]").selectOption("IN");
  await expect(pay).toHaveText("Pay ₹499");
  // The currency goes with the country, until another is chosen.
  await page.locator("[name=countryCode]").selectOption("EG");
  await expect(page.locator("main")).toContainText("VAT (14%)");
  await expect(page.locator("[name=currency]")).toHaveValue("EGP");
  await expect(pay).toHaveText(/EGP\s999/);
  await page.locator("[name=currency]").selectOption("INR");
  await expect(pay).toHaveText("Pay ₹499");
  await page.locator("[name=countryCode]").selectOption("KE");
  await expect(page.locator("main")).toContainText("This is not sold in Kenyan Shilling");
  await page.locator("[name=countryCode]").selectOption("EG");
  await expect(pay).toHaveText(/EGP\s999/);
  await page.locator("[name=coupon]").fill("demo10");
  await page.locator("[name=coupon]").press("Enter");
  await expect(pay).toHaveText(/EGP\s899\.10/);
  await expect(page.locator("[name=taxNumber]")).toHaveValue("29DEMO");
  await page.locator("[name=coupon]").fill("NOPE");
  await page.locator("[name=coupon]").press("Enter");
  await expect(page.getByText("This coupon does not apply")).toBeVisible();
  await expect(pay).toHaveText(/EGP\s999/);
});

test("PAY-5 a public page stands in the currency that its address names, and the checkout goes on with it", async ({
  page,
}) => {
  const course = await createPaidCourse();
  const learner = await createLearner();
  await page.goto(`/courses/${course.slug}`);
  const card = page.locator("aside");
  await expect(card).toContainText("Buy for ₹499");
  await card.getByText(courseWords.en.other_prices).click();
  await card.getByRole("link", { name: /EGP\s999/ }).click();
  await page.waitForURL(/\?currency=EGP$/);
  const buy = card.getByRole("link", { name: /Buy for EGP\s999/ });
  await buy.click();
  await page.waitForURL(/\/sign-in\?next=/);
  await page.locator("[name=email]").fill(learner.email);
  await page.locator("[name=password]").fill(learner.password);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL(/\/checkout\/.*currency=EGP/);
  await expect(page.locator("button[name=_pay]")).toHaveText(/EGP\s999/);
  await page.goto("/plans?currency=EGP");
  await expect(page.locator("main")).toContainText(/EGP\s/);
});

/** Canada has a tax, and Quebec two in its place: those of the demo. */
async function buyInQuebec(page: Page, locale: Locale, withScripts: boolean) {
  const words = checkout[locale];
  const course = await createPaidCourse();
  const learner = await createLearner({ locale });
  await toCheckout(page, course, learner, locale);
  const main = page.locator("main");
  const region = page.locator("[name=regionCode]");
  const update = async () => {
    if (!withScripts) await page.getByRole("button", { name: words.update }).click();
  };
  await page.locator("[name=countryCode]").selectOption("CA");
  await expect(region).toHaveCount(withScripts ? 1 : 0);
  await update();
  await expect(main).toContainText(words.region);
  await region.selectOption("CA-QC");
  await update();
  await page.waitForURL(/regionCode=CA-QC/);
  // 499 and 5 % of it, and 9.975 % of it.
  await expect(main).toContainText("24.95");
  await expect(main).toContainText("49.78");
  await expect(page.locator("button[name=_pay]")).toContainText("573.73");
  await page.locator("button[name=_pay]").click();
  await payBy(page, "4242 4242 4242 4242");
  await page.waitForURL(/\/checkout\/orders\/[^/]+\/return/);
  await expect(page.locator("h1")).toHaveText(words.done_title);
  await expect(main).toContainText("49.78");
  const [order] = await rowsOf<{ uuid: string; components: { amount: number }[] }>(
    "select o.uuid, o.tax_components as components from orders o join users u on u.id = o.user_id where u.email = $1 and o.tax_region->>'code' = 'CA-QC'",
    [learner.email],
  );
  expect(order?.components.map(({ amount: of }) => of)).toEqual([2_495, 4_978]);
  return order?.uuid ?? "";
}

test("PAY-5 PAY-3 a buyer in Quebec says so, pays both of its taxes, and finance sees them in the order", async ({
  page,
  browser,
}) => {
  const orderUuid = await buyInQuebec(page, "en", true);
  const office = await browser.newContext();
  const desk = await office.newPage();
  await signIn(desk, "finance_manager");
  await desk.goto(`/admin/billing/orders/${orderUuid}`);
  for (const part of ["Quebec, Canada", "GST (5%)", "QST (9.975%)", "₹49.78", "₹573.73"])
    await expect(desk.locator("main")).toContainText(part);
  await office.close();
});

test.describe("with scripts off, in Arabic", () => {
  test.use({ javaScriptEnabled: false });
  test("PAY-5 the part of the country is asked for once the country is known, and both taxes are paid", async ({
    page,
  }) => {
    await buyInQuebec(page, "ar", false);
  });
});

test("PAY-1 PAY-7 finance finds an order by its buyer, sees what is left of it, and both sides of everything in the ledger", async ({
  page,
}) => {
  await signIn(page, "finance_manager");
  await page.goto("/admin");
  await page
    .getByRole("navigation", { name: shell.en.main_navigation })
    .getByRole("link", { name: shell.en.billing })
    .click();
  await expect(page.getByText("Sales by month")).toBeVisible();
  await page.locator("[name=q]").fill("student.15@demo.recruitlms.test");
  await page.locator("[name=q]").press("Enter");
  await page.waitForURL(/q=student/);
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await page.locator("tbody tr a").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Commercial Refrigeration Technician");
  await page.getByRole("link", { name: "Send money back" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Amount in INR").fill("9999");
  await dialog.getByLabel("Reason").fill("Demo: a part was missing.");
  // More than is left is stopped by the browser already; the server's refusal has its own test.
  expect(await dialog.getByLabel("Amount in INR").evaluate((field: HTMLInputElement) => field.checkValidity())).toBe(
    false,
  );
  await page.goto("/admin/billing/ledger");
  await expect(page.getByRole("table", { name: "Balances" })).toContainText("Money at the gateway");
  await expect(page.getByRole("table", { name: "Entries" })).toContainText("Sales given back");
});
