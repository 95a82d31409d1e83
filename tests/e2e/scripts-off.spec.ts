import { expect, test } from "./support/test";

test.use({ javaScriptEnabled: false });

test("CRS-1 with scripts off a visitor finds a course by search, category, level and price, in both languages", async ({
  page,
}) => {
  await page.goto("/courses");
  await expect(page.locator("main a[href^='/courses/']")).not.toHaveCount(0);
  await page.goto("/courses?q=refrigeration");
  await expect(page.locator("main")).toContainText("Commercial Refrigeration Technician");
  await expect(page.locator("main")).not.toContainText("Solar Installer Foundations");
  await page.goto("/courses?price=free");
  await expect(page.locator("main")).not.toContainText("Commercial Refrigeration Technician");
  await page.goto("/courses?level=intermediate");
  await expect(page.locator("main")).toContainText("Commercial Refrigeration Technician");
  await page.goto("/courses?category=renewable-energy");
  await expect(page.locator("main")).toContainText("Solar Installer Foundations");
  // Typed without hamza and with a tatweel, as people do.
  await page.goto(`/ar/courses?q=${encodeURIComponent("الالواح")}`);
  await expect(page.locator("main a[href^='/ar/courses/']").first()).toBeVisible();
});

test("CRS-2 a course page says what it teaches, by whom, for how much, and shows a preview lesson", async ({
  page,
}) => {
  await page.goto("/courses/solar-installer-foundations");
  await expect(page.locator("h1")).toHaveText("Solar Installer Foundations");
  const data = await page.locator("script[type='application/ld+json']").allInnerTexts();
  expect(data.map((text) => (JSON.parse(text) as { "@type": string })["@type"])).toContain("Course");
  await page.locator("a[href*='/lessons/']").first().click();
  await expect(page.locator("main")).toContainText(/./);
});

test("CMS-3 robots.txt and sitemap.xml name every public page in both languages", async ({ page, baseURL }) => {
  const robots = await (await page.request.get("/robots.txt")).text();
  expect(robots).toMatch(/Sitemap: \S+\/sitemap\.xml/);
  const sitemap = await (await page.request.get("/sitemap.xml")).text();
  for (const path of ["/courses/solar-installer-foundations", "/ar/courses/solar-installer-foundations"])
    expect(sitemap).toContain(`<loc>${baseURL}${path}</loc>`);
});

test.describe("an unknown address", () => {
  test.use({ allowed: [/404/] });

  test("CMS-4 an unknown address is a page that says so, in the language of the address", async ({ page }) => {
    expect((await page.goto("/ar/no-such-page"))?.status()).toBe(404);
    expect(await page.locator("html").getAttribute("lang")).toBe("ar");
    await expect(page.locator("h1")).toHaveCount(1);
  });
});
