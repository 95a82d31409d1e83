import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Mailbox, startMailbox } from "./mailbox";

const dir = mkdtempSync(join(tmpdir(), "mailbox-test-"));
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await startMailbox({ port: 0, dir });
});
afterAll(async () => {
  await mailbox.stop();
  rmSync(dir, { recursive: true, force: true });
});

const mail = {
  id: "m1",
  to: "Demo Student <student@demo.recruitlms.test>",
  from: "mail@demo.recruitlms.test",
  subject: 'Verify <script>alert("x")</script>',
  html: '<p>Open <a href="http://localhost:8787/verify">this</a></p><script>alert(1)</script>',
  text: "Open http://localhost:8787/verify?token=a&b=<c>",
};
const send = (body: unknown) => fetch(`${mailbox.url}/messages`, { method: "POST", body: JSON.stringify(body) });
const list = async (to = "") => (await (await fetch(`${mailbox.url}/messages.json${to}`)).json()) as { id: string }[];

test("Local mailbox: a mail sent twice is kept once, newest first, found by address, and outlives a restart", async () => {
  expect((await send(mail)).status).toBe(201);
  expect((await send(mail)).status).toBe(200);
  expect((await send({ ...mail, id: "m2", to: ["other@demo.recruitlms.test"] })).status).toBe(201);
  expect((await list()).map(({ id }) => id)).toEqual(["m2", "m1"]);
  expect((await list("?to=STUDENT@demo.recruitlms.test")).map(({ id }) => id)).toEqual(["m1"]);
  expect(await list("?to=nobody@demo.recruitlms.test")).toEqual([]);
  await mailbox.stop();
  mailbox = await startMailbox({ port: 0, dir });
  expect((await list()).map(({ id }) => id)).toEqual(["m2", "m1"]);
});

test("Local mailbox: the page finds part of an address, the JSON only the whole one", async () => {
  const found = async (to: string) => {
    const page = await (await fetch(`${mailbox.url}/?to=${to}`)).text();
    return [...page.matchAll(/href="\/messages\/(\w+)"/g)].map(([, id]) => id);
  };
  expect(await found("Student")).toEqual(["m1"]);
  expect(await found("@demo")).toEqual(["m2", "m1"]);
  expect(await found("nobody")).toEqual([]);
  expect(await list("?to=student")).toEqual([]);
});

test("Local mailbox: what a mail says is shown, never run", async () => {
  const front = await (await fetch(mailbox.url)).text();
  expect(front).toContain("Verify &lt;script&gt;");
  const shown = await (await fetch(`${mailbox.url}/messages/m1`)).text();
  expect(shown).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(shown).toContain('<a href="http://localhost:8787/verify?token=a&amp;b=" target="_blank"');
  expect(shown).not.toContain("<script>");
  const body = await fetch(`${mailbox.url}/messages/m1/body`);
  expect(body.headers.get("content-security-policy")).toMatch(/default-src 'none'.*sandbox/);
  expect(await body.text()).toContain('<base target="_blank">');
});

test("Local mailbox: what is no mail is refused with its reason", async () => {
  for (const wrong of [{}, { ...mail, id: "" }, { ...mail, to: [] }, { ...mail, html: 7 }, []]) {
    expect((await send(wrong)).status).toBe(400);
  }
  expect((await fetch(`${mailbox.url}/messages/none`)).status).toBe(404);
  expect((await fetch(`${mailbox.url}/messages/%E0%A4%A`)).status).toBe(400);
});
