import type { Page } from "@playwright/test";
import { adminRoles } from "../../worker/words/admin-roles";
import { adminUsers } from "../../worker/words/admin-users";
import { errors } from "../../worker/words/errors";
import { createPerson, withDatabase } from "./support/people";
import { expect, signIn, signInByForm, test } from "./support/test";

const t = adminRoles.en;
const press = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
const right = (page: Page, permission: string) => page.locator(`input[name="permissions[]"][value="${permission}"]`);

test("RBC-2 RBC-4 a role of one's own, given to somebody: she can do exactly what it says", async ({
  page,
  browser,
}) => {
  test.slow();
  const holder = await createPerson({ userType: "admin", role: "mentor" });
  const code = `reader_${holder.tag}`;
  await signIn(page, "super_admin");
  await page.goto("/admin/roles");
  await page.getByRole("link", { name: t.new_role }).click();
  await page.locator("[name=code]").fill(code);
  await page.locator("[name=nameEn]").fill(`Reader ${holder.tag}`);
  await page.locator("[name=nameAr]").fill(`قارئ ${holder.tag}`);
  await right(page, "users.read:all").check();
  await press(page, t.create);
  await expect(page.getByText(t.done_create)).toBeVisible();
  await right(page, "categories.manage:all").check();
  await press(page, t.save);
  await expect(page.getByText(t.done_edit)).toBeVisible();
  await page.goto(`/admin/users/${holder.uuid}`);
  await page.getByLabel(`Reader ${holder.tag}`).check();
  await press(page, adminUsers.en.save_roles);
  await expect(page.getByText(adminUsers.en.done_roles)).toBeVisible();

  const theirs = await (await browser.newContext()).newPage();
  await signInByForm(theirs, holder);
  const links = theirs.locator("nav").first().locator("a[href^='/admin/']");
  await expect(links).toHaveCount(2);
  await theirs.goto("/admin/users");
  await expect(theirs.locator("tbody tr").first()).toBeVisible();
  for (const hidden of [adminUsers.en.invite, adminUsers.en.export])
    await expect(theirs.getByRole("link", { name: hidden })).toHaveCount(0);
  expect((await theirs.goto("/admin/categories"))?.status()).toBe(200);
  for (const path of ["/admin/roles", "/admin/audit", "/admin/users/export", "/admin/audit/export"])
    expect((await theirs.request.get(path)).status(), path).toBe(403);
  await theirs.context().close();
});

test("RBC-2 nobody gives more than they hold, and a role that comes with the software stays as it is", async ({
  page,
}) => {
  const clerk = await createPerson({ userType: "admin", role: "everything" });
  await withDatabase((client) =>
    client.query(
      `delete from role_permissions where role_id = (select id from roles where code = $1)
       and permission_id not in (select id from permissions where name in ('roles.manage:all', 'users.read:all'))`,
      [`everything_${clerk.tag}`],
    ),
  );
  await signIn(page, clerk);
  await page.goto("/admin/roles/new");
  await expect(right(page, "users.read:all")).toBeEnabled();
  await expect(page.getByRole("checkbox", { name: `${t["users.delete"]}: ${t.scope_all}` })).toBeDisabled();
  const post = (path: string, data: object, method = "POST") =>
    page.request.fetch(`/api/v1${path}`, { method, data, headers: { origin: new URL(page.url()).origin } });
  const names = { nameEn: "Climber", nameAr: "متسلّق" };
  const climbing = await post("/roles", { code: `climber_${clerk.tag}`, ...names, permissions: ["users.delete:all"] });
  expect([climbing.status(), (await climbing.json()).code]).toEqual([403, "beyond_own_rights"]);
  await page.goto("/admin/roles/instructor");
  await expect(page.getByText(t.system_notice)).toBeVisible();
  await expect(page.getByRole("link", { name: t.delete })).toHaveCount(0);
});

test("RBC-1 the last super administrator cannot lose the role", async ({ page }) => {
  await signIn(page, "super_admin");
  const me = await (await page.request.get("/api/v1/me")).json();
  await page.goto(`/admin/users/${me.uuid}`);
  await page.locator('input[name="roles[]"][value=super_admin]').uncheck();
  await page.locator('input[name="roles[]"][value=instructor]').check();
  await press(page, adminUsers.en.save_roles);
  await expect(page.getByRole("alert")).toContainText(errors.en.last_super_admin);
  await page.reload();
  await expect(page.locator('input[name="roles[]"][value=super_admin]')).toBeChecked();
  for (const name of [adminUsers.en.suspend, adminUsers.en.delete])
    await expect(page.getByRole("main").getByRole("link", { name, exact: true })).toHaveCount(0);
});
