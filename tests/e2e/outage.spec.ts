import { expect, signIn, test } from "./support/test";

const control = (what: "refuse" | "well") => fetch(`${process.env.E2E_CONTROL}/${what}`, { method: "POST" });

test.afterEach(() => control("well"));

test.describe("PostgreSQL away", () => {
  test.use({ allowed: [/503|500|Failed to load resource/] });

  test("PLT-6 PAY-6 public pages go on from cache, the rest says so, nothing acknowledged is lost", async ({
    page,
  }) => {
    await page.goto("/courses/solar-installer-foundations");
    await signIn(page, "student");
    await control("refuse");

    const kept = await page.request.get("/courses/solar-installer-foundations");
    expect(kept.status()).toBe(200);
    expect(await kept.text()).toContain("Solar Installer Foundations");

    await expect.poll(async () => (await page.request.get("/healthz")).status()).toBe(503);
    const health = await page.request.get("/healthz");
    expect(await health.json()).toMatchObject({ ok: false, parts: { database: { ok: false } } });

    const api = await page.request.get("/api/v1/courses");
    expect(api.status()).toBe(503);
    expect(await api.json()).toMatchObject({ code: "unavailable" });

    // An affiliate's link is not counted now, and leads on all the same.
    const link = await page.request.get("/r/demo2026?to=/courses/solar-installer-foundations", { maxRedirects: 0 });
    expect([link.status(), link.headers().location]).toEqual([302, "/courses/solar-installer-foundations"]);

    const portal = await page.goto("/student");
    expect(portal?.status()).toBe(503);
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page.locator("body")).not.toContainText(/at \w+ \(|node_modules/);

    await control("well");
    expect((await page.goto("/student"))?.status()).toBe(200);
    // What was found is told again for a second, the good as the bad.
    await expect.poll(async () => (await page.request.get("/healthz")).status()).toBe(200);
  });
});
