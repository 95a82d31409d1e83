import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { admin } from "../../worker/words/admin";
import { notices } from "../../worker/words/notices";
import { shell } from "../../worker/words/shell";
import { createCourse } from "./support/course";
import { rowsOf } from "./support/database";
import { enrolByHand } from "./support/enrol-by-hand";
import { createLearner } from "./support/learner";
import { expect, mailTo, signIn, test } from "./support/test";

const lessons = [
  { title: { en: "Look", ar: "انظر" }, items: [{ type: "text" as const, body: { en: "Look.", ar: "انظر." } }] },
];

const countOf = (page: Page) => page.locator("[data-bell-count]");
const isLive = (page: Page, locale: "en" | "ar") =>
  expect(page.getByRole("button", { name: shell[locale].bell_none, exact: true })).toBeVisible();

for (const locale of ["en", "ar"] as const)
  test(`NTF-1 NTF-2 the bell of every tab counts what an instructor does the moment it is done, and what is read in one is read in all, ${locale}`, async ({
    page,
    browser,
  }) => {
    const course = await createCourse({ lessons });
    const learner = await createLearner({ locale });
    await signIn(page, learner);
    const other = await page.context().newPage();
    await page.goto("/student");
    await other.goto("/account");
    await isLive(page, locale);
    await isLive(other, locale);
    await enrolByHand(browser, course, learner);
    await expect(countOf(page)).toHaveText("1");
    await expect(countOf(other)).toHaveText("1");
    await page
      .locator("header")
      .getByRole("button")
      .filter({ has: countOf(page) })
      .click();
    await page.locator("#bell-panel").getByRole("button").filter({ hasText: course.title[locale] }).click();
    await page.waitForURL(new RegExp(`/student/learn/${course.slug}/`));
    await expect(countOf(other)).toHaveCount(0);
    await isLive(other, locale);
    await mailTo(learner.email, new RegExp(course.title[locale]));
    // A page that comes later counts with its session, before any socket.
    const quiet = await browser.newContext({ javaScriptEnabled: false });
    await rowsOf("update notifications set read_at = null where user_id = $1", [learner.id]);
    const plain = await quiet.newPage();
    await signIn(plain, learner);
    await plain.goto("/student");
    await expect(countOf(plain)).toHaveText("1");
    await quiet.close();
  });

test("NTF-1 the list is read, marked, put away and brought back with scripts off", async ({ browser }) => {
  const learner = await createLearner();
  await rowsOf(
    `insert into notifications (user_id, type, link, origin, is_in_app)
     select $1, 'account.reinstated', '/account/activity', gen_random_uuid(), true from generate_series(1, 33)`,
    [learner.id],
  );
  const t = notices.en;
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, learner);
  await page.goto("/student");
  await page.getByRole("link", { name: "Notifications: 33 unread" }).click();
  const items = page.locator("main ul li").filter({ hasText: "Your account is open again" });
  await expect(items).toHaveCount(30);
  await page.getByRole("link", { name: admin.en.older }).click();
  await expect(items).toHaveCount(3);
  await items.first().getByRole("button", { name: t.mark_read }).click();
  await expect(page.getByText(t.done_read)).toBeVisible();
  await expect(countOf(page)).toHaveText("32");
  await page.getByRole("button", { name: admin.en.undo }).click();
  await expect(countOf(page)).toHaveText("33");
  await page.goto("/account/notifications");
  await items.first().getByRole("button", { name: t.archive, exact: true }).click();
  await expect(countOf(page)).toHaveText("32");
  await page.getByRole("link", { name: t.shelf_archived, exact: true }).click();
  await expect(items).toHaveCount(1);
  await items.first().getByRole("button", { name: t.unarchive }).click();
  await expect(page.getByText(t.empty_archived)).toBeVisible();
  await page.goto("/account/notifications");
  await page.getByRole("button", { name: t.read_all }).click();
  await expect(countOf(page)).toHaveCount(0);
  await page.getByRole("link", { name: t.shelf_unread }).click();
  await expect(page.getByText(t.empty_unread)).toBeVisible();
  await page.goto("/account/notifications");
  await items.first().getByRole("button", { name: "Your account is open again" }).click();
  await page.waitForURL(/\/account\/activity$/);
  await context.close();
});

test("NTF-4 what somebody chooses is kept, and holds: no bell, no mail", async ({ page, browser }) => {
  const t = notices.en;
  const course = await createCourse({ lessons });
  const learner = await createLearner();
  await signIn(page, learner);
  await page.goto("/account/notifications/preferences");
  const choice = (channel: string) => page.getByLabel(`${t.enrolment_by_instructor}: ${channel}`);
  for (const channel of [t.channel_in_app, t.channel_mail, t.channel_push]) await choice(channel).uncheck();
  await page.getByLabel(t.quiet_on).check();
  await page.getByLabel(t.quiet_from).fill("21:30");
  await page.getByLabel(t.quiet_to).fill("06:15");
  await page.getByLabel(t.quiet_zone).selectOption("Africa/Nairobi");
  await page.getByLabel(t.digest_weekly).check();
  await page.getByRole("button", { name: shell.en.save }).click();
  await expect(page.getByText(shell.en.saved)).toBeVisible();
  await page.reload();
  await expect(choice(t.channel_in_app)).not.toBeChecked();
  await expect(page.getByLabel(t.quiet_on)).toBeChecked();
  await expect(page.getByLabel(t.quiet_from)).toHaveValue("21:30");
  await expect(page.getByLabel(t.quiet_zone)).toHaveValue("Africa/Nairobi");
  await expect(page.getByLabel(t.digest_weekly)).toBeChecked();
  // What others do about the platform is none of a student's business.
  await expect(page.getByText(t.platform_alert_fired)).toHaveCount(0);
  await enrolByHand(browser, course, learner);
  const deliveries = () => rowsOf("select status from mail_deliveries where user_id = $1", [learner.id]);
  await expect.poll(deliveries, { timeout: 20_000 }).toEqual([{ status: "skipped" }]);
  await page.goto("/account/notifications");
  await expect(page.locator("main").getByText(t.empty_all)).toBeVisible();
});

test("ADM-9 what the queue gave up on is tried again by an administrator, several at once, or dropped", async ({
  page,
}) => {
  const t = notices.en;
  const learner = await createLearner();
  const bury = async (reason: string) => {
    await rowsOf(
      "insert into dead_letters (outbox_uuid, kind, payload, last_error) values ($1, 'mail.password_changed', $2, $3)",
      [randomUUID(), JSON.stringify({ userUuid: learner.uuid }), reason],
    );
    return page.getByRole("row").filter({ hasText: reason });
  };
  await signIn(page, "super_admin");
  const tag = randomUUID().slice(0, 8);
  const again = await bury(`Error: the mail server was away ${tag}`);
  const gone = await bury(`Error: nobody knows ${tag}`);
  await page.goto("/admin");
  await page.getByRole("link", { name: shell.en.dead_letters }).click();
  await again.getByRole("checkbox").check();
  await page.getByRole("button", { name: t.letters_retry }).click();
  await expect(page.getByText(t.done_retried)).toBeVisible();
  await mailTo(learner.email, /password was changed/);
  await expect(again).toHaveCount(0);
  await gone.getByRole("checkbox").check();
  await page.getByRole("button", { name: t.letters_discard }).click();
  await expect(page.getByText(t.done_discarded)).toBeVisible();
  await page.getByRole("link", { name: t.letters_settled }).click();
  await expect(again).toContainText(t.letter_retried);
  await expect(gone).toContainText(t.letter_discarded);
});
