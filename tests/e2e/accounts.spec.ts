import { randomUUID } from "node:crypto";
import { expect, linkIn, mailTo, signInByForm, test } from "./support/test";

const newPassword = "eleven bright lanterns";

test("ACC-4 ACC-5 resets a forgotten password by mail, which ends the session that was open elsewhere", async ({
  page,
  browser,
}) => {
  const person = await invite(page, "instructor");
  const elsewhere = await (await browser.newContext()).newPage();
  await signInByForm(elsewhere, person);
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
  await signInByForm(elsewhere, { email: person.email, password: newPassword });
  await elsewhere.context().close();
});

test("ACC-4 PLT-10 who forgot the password on the way somewhere is led there in the end, and to no other site", async ({
  page: administrator,
  browser,
}) => {
  const person = await invite(administrator, "instructor");
  const page = await (await browser.newContext()).newPage();
  await page.goto("/sign-in?next=/instructor/courses");
  await page.locator("main a[href*=forgot-password]").click();
  await expect(page).toHaveURL(/\/forgot-password\?next=/);
  await page.locator("[name=email]").fill(person.email);
  await page.locator("main button[type=submit]").click();
  await expect(page.locator("main [role=status]")).toBeVisible();
  const link = linkIn(await mailTo(person.email, /password/i), "/reset-password");
  // Whoever changes the link changes nothing but where it leads on our own site.
  await page.goto(link.replace(/next=[^&]*/, "next=%2F%2Fevil.example"));
  await expect(page.locator("[name=_next]")).toHaveValue("");
  await page.goto(link);
  await page.locator("[name=password]").fill(newPassword);
  await page.locator("main button[type=submit]").click();
  await expect(page).toHaveURL(/notice=reset_done&next=/);
  await page.locator("[name=email]").fill(person.email);
  await page.locator("[name=password]").fill(newPassword);
  await page.locator("main button[type=submit]").click();
  await expect(page).toHaveURL(/\/instructor\/courses$/);
  await page.context().close();
});

test("ACC-3 every portal sends whoever is signed out to sign in, and then to where they wanted to be", async ({
  page,
}) => {
  for (const portal of ["student", "instructor", "mentor", "company", "recruiter", "admin", "account"]) {
    await page.goto(`/${portal}`);
    expect(page.url()).toContain(`/sign-in?next=%2F${portal}`);
  }
});

test("ACC-11 ADM-2 a suspended person is out at the next request, and back in when restored", async ({
  page,
  browser,
}) => {
  const person = await invite(page, "instructor");
  const theirs = await (await browser.newContext()).newPage();
  await signInByForm(theirs, person);
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
    await signInByForm(page, role as keyof typeof homes);
    expect(new URL(page.url()).pathname, role).toBe(home);
    await expect(page.locator("h1"), role).toHaveCount(1);
  }
});

test("ACC-5 signing in over an open session ends it, and so does a change of password; this browser goes on", async ({
  page,
  playwright,
}) => {
  const person = await invite(page, "instructor");
  await page.context().clearCookies();
  await signInByForm(page, person);
  const origin = new URL(page.url()).origin;
  const token = async () =>
    (await page.context().cookies()).find((cookie) => cookie.name === "__Host-session")?.value ?? "";
  /** What somebody who had copied the token would be answered. */
  const statusOf = async (copied: string) => {
    const thief = await playwright.request.newContext({ extraHTTPHeaders: { authorization: `Bearer ${copied}` } });
    const { status } = await thief.get(`${origin}/api/v1/me`).then((response) => ({ status: response.status() }));
    await thief.dispose();
    return status;
  };
  const first = await token();
  expect(await statusOf(first)).toBe(200);

  await page.goto("/sign-in");
  await page.locator("[name=email]").fill(person.email);
  await page.locator("[name=password]").fill(person.password);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL(/\/instructor$/);
  const second = await token();
  expect(await statusOf(first)).toBe(401);
  expect(await statusOf(second)).toBe(200);

  await page.goto("/account/security");
  await page.locator("[name=currentPassword]").fill(person.password);
  await page.locator("[name=newPassword]").fill(newPassword);
  await page.locator("[name=newPassword]").press("Enter");
  await page.waitForURL(/changed=1/);
  const third = await token();
  expect(await statusOf(second)).toBe(401);
  expect(await statusOf(third)).toBe(200);

  // The API answers with the new token, and renews the cookie of whoever came by cookie.
  const change = await page.request.put("/api/v1/me/password", {
    data: { currentPassword: newPassword, newPassword: person.password },
    headers: { origin },
  });
  expect(change.status()).toBe(200);
  expect(await statusOf(third)).toBe(401);
  expect(((await change.json()) as { sessionToken: string }).sessionToken).toBe(await token());
  await page.goto("/account/security");
  await expect(page.locator("main li")).toHaveCount(1);
});

test("PLT-10 signing in leads to no other site and to no data address, whatever the link said", async ({ page }) => {
  const origin = () => new URL(page.url()).origin;
  await page.goto("/sign-in");
  const ours = origin();
  for (const next of [
    "/%09/evil.example/x",
    "//evil.example",
    "/%5Cevil.example",
    "/.//evil.example",
    "/student.data",
  ]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${next}`);
    await page.locator("[name=email]").fill("student@demo.recruitlms.test");
    await page.locator("[name=password]").fill("Learn-and-hire-2026");
    await page.locator("main button[type=submit]").click();
    await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
    expect([origin(), new URL(page.url()).pathname], next).toEqual([ours, "/student"]);
  }
  // A page that asked for its data without a session comes back as the page.
  await page.context().clearCookies();
  const response = await page.request.get("/account/security.data", { maxRedirects: 0 });
  const answer = `${response.headers().location ?? ""} ${await response.text()}`;
  expect(decodeURIComponent(answer)).toContain("/sign-in?next=/account/security");
  expect(decodeURIComponent(answer)).not.toContain("security.data");
});

/** Invites somebody as the super administrator, in whose session `page` is left, and accepts in another browser. */
async function invite(page: import("@playwright/test").Page, userType: "instructor") {
  await signInByForm(page, "super_admin");
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
