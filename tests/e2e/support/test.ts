import { test as base, expect, type Page } from "@playwright/test";
import { type DemoRole, demoEmail, demoPassword } from "../../../scripts/demo/sign-ins";
import { chromiumArgs } from "../../../scripts/local/browser";

/** Chromium writes a line for every socket that is refused or cut, as happens when a session ends; no page can hush it. */
const socketsEnd = /^WebSocket connection to '[^']*\/ws\//;

/** A console error or an uncaught exception fails the test that saw it; what a test provokes on purpose it names in `allowed`. */
export const test = base.extend<{ allowed: RegExp[] }>({
  allowed: [[], { option: true }],
  page: async ({ page, allowed }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" && ![socketsEnd, ...allowed].some((pattern) => pattern.test(message.text())))
        complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await use(page);
    expect(complaints).toEqual([]);
  },
});
export { expect };

/** For what the shell of Chromium that draws most tests cannot do: notices, documents, recording, the inside of captions. */
export const wholeBrowser = (...args: string[]) => ({
  launchOptions: {
    ...(process.env.E2E_CHROMIUM ? { executablePath: process.env.E2E_CHROMIUM } : {}),
    args: [...chromiumArgs, ...args],
  },
});

type Who = DemoRole | { email: string; password: string };
const credentialsOf = (who: Who) =>
  typeof who === "string"
    ? { email: demoEmail(who), password: demoPassword }
    : { email: who.email, password: who.password };

/**
 * Signs in as a client of the API does and leaves the browser on a light page. The form costs two pages more each time; its own tests and those
 * that care where it leads fill it in.
 */
export async function signIn(page: Page, who: Who): Promise<void> {
  const answer = await page.request.post("/api/v1/sessions", {
    data: credentialsOf(who),
    headers: { origin: process.env.E2E_URL ?? "" },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  const { sessionToken, deviceToken } = (await answer.json()) as { sessionToken: string; deviceToken: string };
  // "__Host-" is taken of a secure address alone; a cookie knows no port, and browsers count localhost as secure.
  const cookie = { url: "https://localhost/", secure: true, httpOnly: true, sameSite: "Lax" as const };
  await page.context().addCookies([
    { ...cookie, name: "__Host-session", value: sessionToken },
    { ...cookie, name: "__Host-device", value: deviceToken },
  ]);
  await page.goto("/verify");
}

/** Signs in as people do, and ends where that leads. */
export async function signInByForm(page: Page, who: Who): Promise<void> {
  const { email, password } = credentialsOf(who);
  await page.goto("/sign-in");
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(password);
  await page.locator("main button[type=submit]").click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
}

interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Waits for the newest mail to `to` whose subject fits. */
export async function mailTo(to: string, subject: RegExp): Promise<Mail> {
  let found: Mail | undefined;
  await expect
    .poll(
      async () => {
        const response = await fetch(`${process.env.E2E_MAILBOX}/messages.json?to=${encodeURIComponent(to)}`);
        const mails = (await response.json()) as Mail[];
        found = mails.find((mail) => subject.test(mail.subject));
        return found !== undefined;
      },
      { timeout: 20_000, message: `a mail to ${to} about ${subject}` },
    )
    .toBe(true);
  return found as Mail;
}

/** The first link of a mail that leads to `path`, as a path of the site. */
export function linkIn(mail: Mail, path: string): string {
  const link = mail.text.match(/https?:\/\/\S+/g)?.find((address) => new URL(address).pathname.endsWith(path));
  if (!link) throw new Error(`No link to ${path} in:\n${mail.text}`);
  const { pathname, search } = new URL(link);
  return pathname + search;
}
