import type { Page } from "@playwright/test";
import { type DemoRole, demoEmail, demoPassword } from "../../scripts/demo/sign-ins";
import { rowsOf } from "./support/database";
import { inspect } from "./support/inspect";
import { createPerson } from "./support/people";
import { expect, signIn, test } from "./support/test";

const course = "solar-installer-foundations";
const publicPaths = [
  "/",
  "/courses",
  "/courses?q=zzzz-nothing",
  `/courses/${course}`,
  "/courses/commercial-refrigeration-technician?currency=EGP",
  "/plans",
  "/plans?cycle=annual",
  "/plans?cycle=annual&currency=EGP",
  "/verify",
  "/register",
  "/sign-in",
  "/forgot-password",
  "/reset-password?token=x",
  "/verify-email?token=x",
  "/invitation?token=x",
];
const ordersOf = (role: DemoRole) =>
  `select '/checkout/orders/' || o.uuid as path from orders o join users u on u.id = o.user_id where u.email = '${demoEmail(role)}' order by o.id`;
/** A path; or for those that hold an uuid a question to the database, and what follows it. */
type Path = string | readonly [sql: string, rest: string];
/** Of people who are there for everybody; one reads them in both languages, because the pages are full of what they have done. */
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
    "/account/purchases",
    [
      "select '/checkout/course_purchase/' || uuid as path from courses where slug = 'commercial-refrigeration-technician'",
      "?coupon=NOPE&countryCode=CA&regionCode=CA-QC",
    ],
    [ordersOf("student"), "/return"],
    ["select '/checkout/bundle_purchase/' || uuid as path from bundles", ""],
    ["select '/checkout/subscription/' || uuid as path from plans where slug = 'plus'", "?cycle=annual"],
    "/student/subscription",
    "/student/affiliate",
    "/student/affiliate?list=payouts&to=nothing//here",
    "/student/affiliate?to=solar-installer-foundations",
    ["select '/student/subscription/trial?plan=' || uuid as path from plans where slug = 'plus'", "&cycle=monthly"],
    ["select '/student/enrol?course=' || slug as path from courses where pricing_model = 'one_time' limit 1", ""],
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
  company: [
    "/company",
    "/company/statements",
    "/account/notifications/preferences",
    ["select '/checkout/company_candidate_fee/' || uuid as path from statements order by id", ""],
    [ordersOf("company"), "/return"],
  ],
} as const satisfies Partial<Record<DemoRole, readonly Path[]>>;
/** Of anybody with these rights: the pages are of others. */
const adminPaths = {
  "people and courses": [
    "/admin",
    "/admin/users",
    "/admin/users/invite",
    "/admin/users/together",
    "/admin/courses",
    "/admin/categories",
    "/admin/certificates",
    "/admin/roles",
    "/admin/roles/new",
  ],
  billing: [
    "/admin/billing",
    "/admin/billing?status=cancelled",
    ["select '/admin/billing/orders/' || uuid as path from orders order by id limit 3", ""],
    [
      "select '/admin/billing/orders/' || uuid as path from orders where status = 'paid' order by id limit 1",
      "?dialog=refund",
    ],
    "/admin/billing/invoices",
    "/admin/billing/invoices?kind=credit_note&from=2026-01-01&to=",
    [
      "select '/admin/billing/invoices?dialog=void&of=' || uuid as path from invoices where kind = 'invoice' order by id desc limit 1",
      "",
    ],
    "/admin/billing/companies",
    "/admin/billing/companies?dialog=company",
    "/admin/billing/affiliates",
    "/admin/billing/affiliates?state=suspended",
    [
      "select '/admin/billing/affiliates?dialog=pay-INR&of=' || uuid as path from affiliates where code = 'demo2026'",
      "",
    ],
    ["select '/admin/billing/affiliates?dialog=rate&of=' || uuid as path from affiliates where code = 'demo2026'", ""],
    [
      "select '/admin/billing/affiliates?dialog=suspend&of=' || uuid as path from affiliates where code = 'demo2026'",
      "",
    ],
    ["select '/admin/billing/companies/' || uuid as path from payers order by id limit 1", ""],
    [
      "select '/admin/billing/companies/' || a.uuid || '?dialog=credit&of=' || f.uuid as path from candidate_fees f join payers a on a.id = f.payer_id order by f.id limit 1",
      "",
    ],
    "/admin/billing/ledger",
    "/admin/billing/coupons",
    "/admin/billing/coupons?dialog=coupon",
    "/admin/billing/taxes",
    "/admin/billing/taxes?dialog=tax",
    "/admin/billing/plans",
    "/admin/billing/plans/new",
    ["select '/admin/billing/plans/' || uuid as path from plans where slug = 'pro'", ""],
    "/admin/billing/subscriptions",
    [
      "select '/admin/billing/subscriptions?dialog=suspend&of=' || uuid as path from subscriptions where status = 'active' limit 1",
      "",
    ],
    "/admin/billing/settings",
  ],
  "the platform": [
    "/admin/lookups",
    "/admin/audit",
    "/admin/media",
    "/admin/search-engines",
    "/admin/health",
    "/admin/dead-letters",
    "/admin/dead-letters?state=settled",
    "/account/notifications/preferences",
    "/chat",
    "/chat/reports",
    "/chat/retention",
  ],
} as const satisfies Record<string, readonly Path[]>;

async function spelt(path: Path): Promise<string[]> {
  if (typeof path === "string") return [path];
  const [sql, rest] = path;
  const found = await rowsOf<{ path: string }>(sql, []);
  expect(found, sql).not.toEqual([]);
  return found.map((row) => row.path + rest);
}

// Looking at a page is work for a processor: each test goes to whoever is free.
test.describe.configure({ mode: "parallel" });

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

async function inspectAll(page: Page, paths: readonly Path[], locale: "en" | "ar") {
  for (const path of (await Promise.all(paths.map(spelt))).flat()) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(200);
    await inspect(page, (await response?.text()) ?? "", locale);
  }
}
async function choose(page: Page, locale: "en" | "ar") {
  await page.goto("/account/preferences");
  await page.locator("[name=locale]").selectOption(locale);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL(/saved=1/);
}

for (const [role, paths] of Object.entries(portalPaths)) {
  test(`CMS-4 the pages of ${role}, in English and Arabic: valid HTML, nothing that axe finds`, async ({ page }) => {
    test.setTimeout(240_000);
    await signIn(page, role as keyof typeof portalPaths);
    for (const locale of ["en", "ar"] as const) {
      await choose(page, locale);
      await inspectAll(page, paths, locale);
    }
    await choose(page, "en");
  });
}

test("CMS-4 SUB-2 SUB-3 the plan of people in every state of it, in English and Arabic: valid HTML, nothing that axe finds", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const people = await rowsOf<{ email: string; status: string }>(
    `select distinct on (s.status, s.grace_ends_at is null) u.email, s.status from subscriptions s join users u on u.id = s.user_id
     where u.email like '%@demo.recruitlms.test'`,
  );
  expect(new Set(people.map(({ status }) => status)).size).toBe(5);
  for (const { email, status } of people) {
    await signIn(page, { email, password: demoPassword });
    for (const locale of ["en", "ar"] as const) {
      await choose(page, locale);
      const dialog = status === "active" ? ["/student/subscription?dialog=cancel"] : [];
      await inspectAll(page, ["/student/subscription", ...dialog], locale);
    }
  }
});

for (const locale of ["en", "ar"] as const)
  for (const [subject, paths] of Object.entries(adminPaths))
    test(`CMS-4 the pages of an administrator about ${subject}: valid HTML, nothing that axe finds (${locale})`, async ({
      page,
    }) => {
      test.setTimeout(120_000);
      await signIn(page, await createPerson({ userType: "admin", role: "super_admin", locale }));
      await inspectAll(page, paths, locale);
    });
