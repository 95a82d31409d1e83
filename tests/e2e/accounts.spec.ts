import { randomUUID } from "node:crypto";
import { expect, linkIn, mailTo, signIn, test } from "./support/test";

const newPassword = "eleven bright lanterns";

test("ACC-4 ACC-5 resets a forgotten password by mail, which ends the session that was open elsewhere", async ({
  page,
  browser,
}) => {
  const person = await invite(page, "instructor");
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, person);
  await elsewhere.goto("/account/security");
  await expect(elsewhere.locator("main li")).toHaveCount(1);

  await page.goto("/forgot-password");
  await page.locator("[name=email]").fill(person.email);
  await page.locator("main button[type=submit]").click();
  await expect(page.locator("main [role=status]")).toBeVisible();
  await page.goto(linkIn(await mailTo(person.email, /password/i), "/reset-password"));
  await page.locator("[name=password]").fill(newPassword);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL(/notice=reset_done/);

  await elsewhere.goto("/account");
  await elsewhere.waitForURL(/\/sign-in/);
  await signIn(elsewhere, { email: person.email, password: newPassword });
  await elsewhere.context().close();
});

test("ACC-11 ADM-2 a suspended person is out at the next request, and back in when restored", async ({
  page,
  browser,
}) => {
  const person = await invite(page, "instructor");
  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, person);
  const call = (verb: string, body?: object) =>
    page.request.fetch(`/api/v1/users/${person.uuid}/${verb}`, {
      method: "POST",
      data: body ?? {},
      headers: { origin: new URL(page.url()).origin },
    });
  expect((await call("suspend", { reason: "Demo of a suspension" })).ok()).toBe(true);
  await theirs.goto("/instructor");
  await theirs.waitForURL(/\/sign-in/);
  await theirs.locator("[name=email]").fill(person.email);
  await theirs.locator("[name=password]").fill(person.password);
  await theirs.locator("main button[type=submit]").click();
  await expect(theirs.locator("[role=alert]")).toBeVisible();
  await theirs.context().close();
});

test("ACC-3 every role signs in on one page and lands in its own portal", async ({ page }) => {
  const homes = {
    student: "/student",
    instructor: "/instructor",
    mentor: "/mentor",
    company: "/company",
    recruiter: "/recruiter",
    manager: "/recruiter",
    super_admin: "/admin",
    content_manager: "/admin",
  } as const;
  for (const [role, home] of Object.entries(homes)) {
    await page.context().clearCookies();
    await signIn(page, role as keyof typeof homes);
    expect(new URL(page.url()).pathname, role).toBe(home);
    await expect(page.locator("h1"), role).toHaveCount(1);
  }
});

/** Invites somebody as the super administrator, in whose session `page` is left, and accepts in another browser. */
async function invite(page: import("@playwright/test").Page, userType: "instructor") {
  await signIn(page, "super_admin");
  const email = `invited.${randomUUID().slice(0, 8)}@example.org`;
  const response = await page.request.post("/api/v1/users/invitations", {
    data: { email, fullName: "Demo Invited", userType, roles: ["instructor"], locale: "en" },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(response.ok(), await response.text()).toBe(true);
  const { uuid } = (await response.json()) as { uuid: string };
  const password = "nine patient gardens";
  const theirs = await (await page.context().browser()?.newContext())?.newPage();
  if (!theirs) throw new Error("no browser");
  await theirs.goto(linkIn(await mailTo(email, /invit/i), "/invitation"));
  await theirs.locator("[name=password]").fill(password);
  await theirs.locator("main button[type=submit]").click();
  await theirs.waitForURL(/notice=invitation_done/);
  await theirs.context().close();
  return { email, password, uuid };
}
