import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { account } from "../../worker/words/account";
import { adminUsers } from "../../worker/words/admin-users";
import { auth } from "../../worker/words/auth";
import { errors } from "../../worker/words/errors";
import { act } from "./support/admin";
import { createPerson } from "./support/people";
import { expect, linkIn, mailTo, signIn, signInByForm, test } from "./support/test";

const t = adminUsers.en;
const press = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();

async function search(page: Page, text: string) {
  await page.goto("/admin/users");
  await page.getByRole("searchbox").fill(text);
  await page.getByRole("searchbox").press("Enter");
  await page.waitForURL(/[?&]q=/);
}

test("ADM-2 ACC-11 finds a person among many and suspends her while she works: she is out, told why, and back when restored", async ({
  page,
  browser,
}) => {
  test.slow();
  const tag = randomUUID().slice(0, 6);
  const person = await createPerson({ fullName: `Nádia Quill-${tag}`, fullNameAr: `ناديةُ قلم ${tag}` });
  const theirs = await (await browser.newContext()).newPage();
  await signInByForm(theirs, person);
  await expect(theirs).toHaveURL(/\/instructor$/);

  await signIn(page, "super_admin");
  for (const text of [`nadia quill-${tag}`, `نادية قلم ${tag}`, person.email]) {
    await search(page, text);
    await expect(page.locator("tbody tr"), text).toHaveCount(1);
  }
  await page.getByRole("link", { name: person.fullName }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(person.fullName);
  await act(page, t.suspend, "Reported by three people");
  await expect(page.getByText(t.done_suspend)).toBeVisible();

  // What she had open is still there; the next thing she does is not done.
  await theirs.locator("a[href='/instructor/courses']").first().click();
  await theirs.waitForURL(/\/sign-in/);
  await expect(theirs.getByText(auth.en.session_ended)).toBeVisible();
  const enter = async () => {
    await theirs.locator("[name=email]").fill(person.email);
    await theirs.locator("[name=password]").fill(person.password);
    await theirs.locator("main button[type=submit]").click();
  };
  await enter();
  await expect(theirs.getByRole("alert")).toContainText(errors.en.account_suspended);
  await mailTo(person.email, /suspend/i);

  await act(page, t.reinstate);
  await expect(page.getByText(t.done_reinstate)).toBeVisible();
  await enter();
  await theirs.waitForURL(/\/instructor/);

  await theirs.context().close();
});

test("ACC-11 a deactivated account and a banned one are shut as well, each with its own word at the door", async ({
  page,
  browser,
}) => {
  test.slow();
  const person = await createPerson();
  const theirs = await (await browser.newContext()).newPage();
  await signIn(page, "super_admin");
  await page.goto(`/admin/users/${person.uuid}`);
  for (const [name, why] of [
    [t.deactivate, errors.en.account_inactive],
    [t.ban, errors.en.account_banned],
  ] as const) {
    await act(page, name, "For this journey");
    await theirs.goto("/sign-in");
    await theirs.locator("[name=email]").fill(person.email);
    await theirs.locator("[name=password]").fill(person.password);
    await theirs.locator("main button[type=submit]").click();
    await expect(theirs.getByRole("alert")).toContainText(why);
    await act(page, t.reinstate);
    await expect(page.getByText(t.done_reinstate)).toBeVisible();
  }
  await theirs.context().close();
});

for (const [userType, portal] of [
  ["instructor", "/instructor"],
  ["recruiter", "/recruiter"],
] as const) {
  test(`ACC-9 ACC-3 an invited ${userType} gets an e-mail, chooses a password and lands in ${portal}`, async ({
    page,
    browser,
  }) => {
    const email = `invited.${randomUUID().slice(0, 8)}@example.org`;
    await signIn(page, "super_admin");
    await page.goto("/admin/users");
    await page.getByRole("link", { name: t.invite }).click();
    await page.getByLabel(t.full_name).fill("Demo Invited");
    await page.getByLabel(t.email).fill(email);
    await page.getByLabel(t.kind).selectOption(userType);
    await press(page, t.send_invitation);
    await expect(page.getByText(t.done_invite)).toBeVisible();
    await expect(page.getByText(t.status_pending_verification)).toBeVisible();

    const theirs = await (await browser.newContext()).newPage();
    await theirs.goto(linkIn(await mailTo(email, /invit/i), "/invitation"));
    await theirs.locator("[name=password]").fill("nine patient gardens");
    await theirs.locator("main button[type=submit]").click();
    await theirs.waitForURL(/notice=invitation_done/);
    await signInByForm(theirs, { email, password: "nine patient gardens" });
    expect(new URL(theirs.url()).pathname).toBe(portal);
    await page.reload();
    await expect(page.locator("header").getByText(t.status_active)).toBeVisible();
    await theirs.context().close();
  });
}

test("ADM-2 ADM-7 edits a person, deletes and restores her", async ({ page }) => {
  const person = await createPerson();
  await signIn(page, "super_admin");
  await page.goto(`/admin/users/${person.uuid}`);
  await page.getByLabel(t.full_name, { exact: true }).fill(`Renamed ${person.tag}`);
  await page.getByLabel(t.username).fill("a b");
  await press(page, "Save");
  await expect(page.locator("#field-username-error, [id*=username][id$=error]").first()).toBeVisible();
  await page.getByLabel(t.username).fill(`renamed-${person.tag}`);
  await press(page, "Save");
  await expect(page.getByText(t.done_edit)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Renamed ${person.tag}`);

  await act(page, t.delete);
  await expect(page.getByText(t.done_delete)).toBeVisible();
  await search(page, person.email);
  await expect(page.getByText(t.empty_title)).toBeVisible();
  await page.getByLabel(t.show_deleted).check();
  await press(page, "Filter");
  await page.getByRole("link", { name: `Renamed ${person.tag}` }).click();
  await press(page, t.restore);
  await expect(page.getByText(t.done_restore)).toBeVisible();
  await search(page, person.email);
  await expect(page.locator("tbody tr")).toHaveCount(1);
});

test("ADM-2 sorts people, suspends several at once and opens them again, and takes the list out as a file", async ({
  page,
}) => {
  const tag = randomUUID().slice(0, 6);
  const names = [`Cem ${tag}`, `Aya ${tag}`, `Bea ${tag}`];
  for (const fullName of names) await createPerson({ fullName });
  await signIn(page, "super_admin");
  await search(page, tag);
  const listed = () => page.locator("tbody th a").allInnerTexts();
  await page.getByRole("columnheader", { name: t.person }).getByRole("link").click();
  await expect.poll(listed).toEqual([...names].sort());
  await page.getByRole("columnheader", { name: t.person }).getByRole("link").click();
  await expect.poll(listed).toEqual([...names].sort().reverse());

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: t.export }).click();
  const file = await readFile(await (await download).path(), "utf8");
  expect(file.startsWith("\uFEFF")).toBe(true);
  const lines = file.trim().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain(`Cem ${tag}`);

  for (const fullName of names.slice(0, 2)) await page.getByLabel(t.choose.replace("{name}", fullName)).check();
  await press(page, t.together);
  await expect(page.locator("main form li")).toHaveCount(2);
  await press(page, "Suspend 2 accounts");
  await expect(page.getByText(t.reason_needed)).toBeVisible();
  await page.getByLabel(t.reason).fill("Found together");
  await press(page, "Suspend 2 accounts");
  await expect(page.getByRole("status")).toContainText("2 accounts are suspended.");
  await expect(page.locator("main form").getByText(t.status_suspended)).toHaveCount(2);
  await press(page, "Reinstate 2 accounts");
  await expect(page.getByRole("status")).toContainText("2 accounts are reinstated.");
});

test("ADM-2 ACC-11 finds and suspends in Arabic, from right to left", async ({ page }) => {
  const ar = adminUsers.ar;
  const tag = randomUUID().slice(0, 6);
  const person = await createPerson({ fullName: `Demo ${tag}`, fullNameAr: `سلمى ${tag}` });
  await signIn(page, await createPerson({ userType: "admin", role: "everything", locale: "ar" }));
  await search(page, `سلمي ${tag}`);
  expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
  await page.getByRole("link", { name: person.fullName }).click();
  await act(page, ar.suspend, "بلاغات من ثلاثة أشخاص", ar as unknown as typeof t);
  await expect(page.getByText(ar.done_suspend)).toBeVisible();
  await expect(page.locator("header").getByText(ar.status_suspended)).toBeVisible();
});

test("ACC-5 sees where she is signed in, ends one session, then all others", async ({ page, browser }) => {
  const person = await createPerson();
  const others: Page[] = [];
  for (let i = 0; i < 3; i++) {
    const other = await (await browser.newContext()).newPage();
    await signIn(other, person);
    others.push(other);
  }
  await signIn(page, person);
  await page.goto("/account/security");
  const sessions = page.locator("main li");
  await expect(sessions).toHaveCount(4);
  await expect(sessions.filter({ hasText: account.en.this_device })).toHaveCount(1);
  await page
    .getByRole("button", { name: /^Sign out: / })
    .first()
    .click();
  await expect(sessions).toHaveCount(3);
  await press(page, account.en.sign_out_others);
  await expect(sessions).toHaveCount(1);
  for (const other of others) {
    await other.goto("/account");
    await other.waitForURL(/\/sign-in/);
    await other.context().close();
  }
  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
