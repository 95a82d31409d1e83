import { readFile } from "node:fs/promises";
import { account } from "../../worker/words/account";
import { adminAudit } from "../../worker/words/admin-audit";
import { adminUsers } from "../../worker/words/admin-users";
import { act } from "./support/admin";
import { createPerson, withDatabase } from "./support/people";
import { expect, signIn, test } from "./support/test";

const t = adminAudit.en;

test("ADM-6 finds who changed whom by person, verb, kind and day, with what was before and after, and takes it out", async ({
  page,
}) => {
  const person = await createPerson({ fullName: "Before the Change" });
  const admin = await createPerson({ userType: "admin", role: "everything", fullName: `Demo Auditor ${Date.now()}` });
  await signIn(page, admin);
  await page.goto(`/admin/users/${person.uuid}`);
  await page.getByLabel(adminUsers.en.full_name, { exact: true }).fill("After the Change");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(adminUsers.en.done_edit)).toBeVisible();

  const lines = page.locator("tbody tr");
  const today = new Date().toISOString().slice(0, 10);
  const about = (filters: Record<string, string>) => page.goto(`/admin/audit?${new URLSearchParams(filters)}`);
  await about({ q: admin.fullName, entityType: "users", action: "updated", from: today });
  await expect(lines).toHaveCount(1);
  await about({ q: "users.edit", entityUuid: person.uuid });
  await expect(lines).toHaveCount(1);
  await about({ q: admin.fullName, entityType: "users", action: "updated", to: "2020-01-01" });
  await expect(page.getByText(t.empty_title)).toBeVisible();
  await page.goto("/admin/audit");
  await page.getByRole("searchbox").fill(admin.fullName);
  await page.getByLabel(t.thing).selectOption("users");
  await page.getByLabel(t.act, { exact: true }).selectOption("updated");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.waitForURL(/action=updated/);
  await expect(lines).toHaveCount(1);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: t.export }).click();
  const file = await readFile(await (await download).path(), "utf8");
  expect(file.trim().split("\r\n")).toHaveLength(2);
  expect(file).toContain("After the Change");

  await lines.first().getByRole("link").first().click();
  const change = page.getByRole("row").filter({ hasText: "full_name" });
  await expect(change).toContainText("Before the Change");
  await expect(change).toContainText("After the Change");

  // The export is in the trail as well, and each person sees their own doings.
  await about({ q: "audit.export", actorUuid: admin.uuid });
  await expect(lines).toHaveCount(1);
  await page.goto("/account/activity");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(account.en.activity_title);
  await expect(page.getByRole("main")).toContainText(account.en.by_you);
});

test("ADM-6 a search for a person finds what was done to them, by the act's own name", async ({ page }) => {
  const person = await createPerson({ fullName: `Demo Target ${Date.now()}` });
  await signIn(page, "super_admin");
  await page.goto(`/admin/users/${person.uuid}`);
  await act(page, adminUsers.en.suspend, "For this journey");
  await expect(page.getByText(adminUsers.en.done_suspend)).toBeVisible();
  await act(page, adminUsers.en.reinstate);
  await expect(page.getByText(adminUsers.en.done_reinstate)).toBeVisible();
  await page.goto("/admin/audit");
  await page.getByRole("searchbox").fill(person.fullName);
  await page.getByRole("button", { name: "Filter" }).click();
  await page.waitForURL(/q=Demo/);
  const acts = page.locator("tbody tr").getByRole("link").filter({ hasText: ": account" });
  await expect(acts.nth(0)).toHaveText("Reinstated: account");
  await expect(acts.nth(1)).toHaveText("Suspended: account");
});

test("ADM-6 a line changed behind the product's back is noticed, in both languages", async ({ page }) => {
  await createPerson();
  const seal = () => withDatabase((client) => client.query("select audit_seal(50000)"));
  await seal();
  await signIn(page, "super_admin");
  await page.goto("/admin/audit");
  const verify = page.getByRole("button", { name: t.verify });
  await verify.click();
  await expect(page.getByText(t.seals_hold)).toBeVisible();
  const first = "id = (select first_id from audit_seals order by id limit 1)";
  const forge = (verb: string) =>
    withDatabase((client) => client.query(`update audit_logs set verb = $1 where ${first}`, [verb]));
  const kept = await withDatabase(
    async (client) => (await client.query(`select verb from audit_logs where ${first}`)).rows[0].verb as string,
  );
  await forge("users.forged");
  try {
    await verify.click();
    await expect(page.getByRole("alert")).toContainText(t.seals_broken);
    await page.context().clearCookies();
    await signIn(page, await createPerson({ userType: "admin", role: "everything", locale: "ar" }));
    await page.goto("/admin/audit");
    await page.getByRole("button", { name: adminAudit.ar.verify }).click();
    await expect(page.getByRole("alert")).toContainText(adminAudit.ar.seals_broken);
  } finally {
    await forge(kept);
  }
});
