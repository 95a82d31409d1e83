import type { Page } from "@playwright/test";
import { admin } from "../../worker/words/admin";
import { adminContent } from "../../worker/words/admin-content";
import { adminFiles } from "../../worker/words/admin-files";
import { adminLookups } from "../../worker/words/admin-lookups";
import { mailChoice } from "../../worker/words/public-mail";
import { createPerson, withDatabase } from "./support/people";
import { createShortCourse } from "./support/short-course";
import { expect, linkIn, mailTo, signIn, test } from "./support/test";

const common = admin.en;
const t = adminContent.en;
const press = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
const named = (words: string, name: string) => words.replace("{name}", name);
const uuidOf = (slug: string) =>
  withDatabase(async (client) => (await client.query("select uuid from courses where slug = $1", [slug])).rows[0].uuid);

test("ADM-7 a course is deleted, taken back at once, and restored from the bin later", async ({ page }) => {
  const { slug } = await createShortCourse("bin");
  const course = `A short course ${slug}`;
  await signIn(page, "super_admin");
  await page.goto(`/admin/courses?q=${slug}`);
  const acts = async (item: string) => {
    await page.getByRole("button", { name: named(common.acts_of, course) }).click();
    await page.getByRole("button", { name: item, exact: true }).click();
  };
  await acts(t.delete);
  await expect(page.getByText(t.done_course_delete)).toBeVisible();
  await press(page, common.undo);
  await expect(page.getByText(t.done_course_restore)).toBeVisible();
  await acts(t.delete);
  await expect(page.getByText(t.done_course_delete)).toBeVisible();
  expect((await page.request.get(`/courses/${slug}`)).status()).toBe(404);
  await page.goto(`/admin/courses?q=${slug}&deleted=true`);
  await acts(common.restore);
  await expect(page.getByText(t.done_course_restore)).toBeVisible();
});

test("ADM-7 a category is deleted and taken back at once", async ({ page }) => {
  const name = `Shelf ${(await createPerson()).tag}`;
  await signIn(page, "super_admin");
  await page.goto("/admin/categories");
  await page.getByRole("main").getByRole("link", { name: t.new_category }).click();
  await page.locator('[name="translations.en.name"]').fill(name);
  await page.getByRole("dialog").getByRole("button", { name: common.create }).click();
  await expect(page.getByText(t.done_create)).toBeVisible();
  await press(page, named(common.delete_of, name));
  await expect(page.getByText(t.done_delete)).toBeVisible();
  await press(page, common.undo);
  await expect(page.getByText(t.done_restore)).toBeVisible();
  await expect(page.getByRole("main")).toContainText(name);
});

test("ADM-8 ADM-7 a list of values with a tree and both languages; a value goes and comes back", async ({ page }) => {
  const { tag } = await createPerson();
  const code = `colours_${tag}`;
  await signIn(page, "super_admin");
  await page.goto("/admin/lookups");
  await page.getByRole("main").getByRole("link", { name: adminLookups.en.new_type }).click();
  const dialog = page.getByRole("dialog");
  const fill = async (given: string, en: string, ar: string) => {
    await dialog.locator("[name=code]").fill(given);
    await dialog.locator("[name=nameEn]").fill(en);
    await dialog.locator("[name=nameAr]").fill(ar);
    await dialog.getByRole("button", { name: common.create }).click();
  };
  await fill(code, `Colours ${tag}`, `ألوان ${tag}`);
  await page.waitForURL(new RegExp(`/admin/lookups/${code}`));
  await page.getByRole("main").getByRole("link", { name: adminLookups.en.new_value, exact: true }).click();
  await fill("warm", "Warm", "دافئ");
  await expect(page.getByText(adminLookups.en.done_create)).toBeVisible();
  await page.getByRole("link", { name: named(adminLookups.en.new_value_below_of, "Warm") }).click();
  await fill("red", "Red", "أحمر");
  const values = page
    .getByRole("main")
    .getByRole("list", { name: `Colours ${tag}` })
    .getByRole("listitem");
  await expect(values).toHaveCount(2);
  await press(page, named(common.delete_of, "Red"));
  await expect(values).toHaveCount(1);
  await press(page, common.undo);
  await expect(values).toHaveCount(2);

  await page.context().clearCookies();
  await signIn(page, await createPerson({ userType: "admin", role: "everything", locale: "ar" }));
  await page.goto(`/admin/lookups/${code}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`ألوان ${tag}`);
  await expect(page.getByRole("main")).toContainText("أحمر");
});

test("CMS-3 robots.txt says what an administrator writes, and a course's old address leads to its new one", async ({
  page,
}) => {
  const { slug } = await createShortCourse("moves");
  await signIn(page, "super_admin");
  await page.goto("/admin/search-engines");
  await page.locator("textarea[name=text]").fill(`User-agent: *\nDisallow: /only-${slug}`);
  await press(page, "Save");
  await expect(page.getByText(t.done_robots)).toBeVisible();
  await expect.poll(async () => (await page.request.get("/robots.txt")).text()).toContain(`Disallow: /only-${slug}`);
  await page.getByRole("main").getByRole("link", { name: t.robots_reset }).click();
  await page.getByRole("dialog").getByRole("button", { name: t.robots_reset }).click();
  await expect(page.getByText(t.done_reset)).toBeVisible();

  await page.goto(`/instructor/courses/${await uuidOf(slug)}/settings`);
  const place = page.locator("form").filter({ has: page.locator("[name=slug]") });
  await place.locator("[name=slug]").fill(`${slug}-anew`);
  await place.locator("button[type=submit]").click();
  await page.waitForURL(/done=/);
  for (const prefix of ["", "/ar"]) {
    const moved = await page.request.get(`${prefix}/courses/${slug}`, { maxRedirects: 0 });
    expect([moved.status(), new URL(moved.headers().location ?? "", page.url()).pathname]).toEqual([
      301,
      `${prefix}/courses/${slug}-anew`,
    ]);
  }
});

test("PRG-6 NTF-2 a certificate issued by hand is listed, replaced and revoked; its letter's link stops such letters", async ({
  page,
}) => {
  const { slug } = await createShortCourse("honour");
  const student = await createPerson({ userType: "student", fullName: `Demo Honoured ${Date.now()}` });
  await signIn(page, "super_admin");
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/v1${path}`, { data, headers: { origin: new URL(page.url()).origin } });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const enrolment = await post(`/courses/${await uuidOf(slug)}/enrolments`, { email: student.email });
  await post(`/enrolments/${enrolment.uuid}/certificates`, {});
  const letter = await mailTo(student.email, /certificate/i);

  await page.goto(`/admin/certificates?q=${encodeURIComponent(student.fullName)}`);
  const rows = page.locator("tbody tr");
  await expect(rows).toHaveCount(1);
  await rows.getByRole("link", { name: new RegExp(`^${adminFiles.en.reissue}`) }).click();
  await page.getByRole("dialog").getByRole("button", { name: adminFiles.en.reissue }).click();
  await expect(page.getByText(adminFiles.en.done_reissue)).toBeVisible();
  await expect(rows).toHaveCount(2);
  const valid = rows.filter({ hasText: adminFiles.en.status_valid });
  const number = (await valid.locator("code").first().innerText()).trim();
  await valid.getByRole("link", { name: new RegExp(`^${adminFiles.en.revoke}`) }).click();
  await page.getByRole("dialog").getByLabel(adminFiles.en.reason).fill("Taken in the name of somebody else");
  await page.getByRole("dialog").getByRole("button", { name: adminFiles.en.revoke }).click();
  await expect(page.getByText(adminFiles.en.done_revoke)).toBeVisible();
  await page.goto(`/verify/${number}`);
  await expect(page.getByRole("main")).toContainText(/revoked/i);

  await page.goto(linkIn(letter, "/unsubscribe"));
  await press(page, mailChoice.en.stop);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(mailChoice.en.stopped_title);
  await press(page, mailChoice.en.undo);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(mailChoice.en.resumed_title);
});
