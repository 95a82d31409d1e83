import { randomUUID } from "node:crypto";
import { decrypt, newBrowserKeys } from "../support/push-service";
import { createCourse } from "./support/course";
import { enrolByHand } from "./support/enrol-by-hand";
import { createLearner } from "./support/learner";
import { expect, signIn, test, wholeBrowser } from "./support/test";

test.use(wholeBrowser());

const lessons = [
  { title: { en: "Look", ar: "انظر" }, items: [{ type: "text" as const, body: { en: "Look.", ar: "انظر." } }] },
];

test("NTF-3 a subscribed browser gets what is new, encrypted for it; its service worker shows it and opens the page it is about", async ({
  page,
  browser,
}) => {
  const course = await createCourse({ lessons });
  const learner = await createLearner();
  await signIn(page, learner);
  const keys = await newBrowserKeys();
  const path = `/push/${randomUUID()}`;
  const subscribed = await page.request.post("/api/v1/push-subscriptions", {
    headers: { origin: process.env.E2E_URL ?? "" },
    data: { endpoint: `${process.env.E2E_PUSH}${path}`, keys: { p256dh: keys.p256dh, auth: keys.auth } },
  });
  expect(subscribed.status()).toBe(200);
  await enrolByHand(browser, course, learner);
  const arrived = async () => (await (await fetch(`${process.env.E2E_PUSH}/received${path}`)).json()) as string[];
  await expect.poll(async () => (await arrived()).length, { timeout: 20_000 }).toBe(1);
  const [body = ""] = await arrived();
  const data = await decrypt(Buffer.from(body, "base64url"), keys);
  expect(JSON.parse(data)).toMatchObject({ link: `/student/learn/${course.slug}`, lang: "en", dir: "ltr" });

  // The browser's own half: what arrives is shown once, and a click leads to its page.
  await page.context().grantPermissions(["notifications"]);
  await page.goto("/account");
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/push-worker.js");
    await navigator.serviceWorker.ready;
  });
  const devtools = await page.context().newCDPSession(page);
  const versions = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [registration] = registrations;
      if (registration) resolve(registration.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const registrationId = await versions;
  const origin = process.env.E2E_URL ?? "";
  for (let n = 0; n < 2; n++) await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, data: { link } }) => [
        title.replace(/[\u2068\u2069]/g, ""),
        link,
      ]);
    });
  await expect.poll(shown).toEqual([[`You are enrolled in ${course.title.en}`, `/student/learn/${course.slug}`]]);
});
