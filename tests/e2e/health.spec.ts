import { expect, signIn, test } from "./support/test";

test("PLT-6 PLT-1 the health page says what is open, draws the last hour, and counts the API by verb", async ({
  page,
  request,
}) => {
  for (let n = 0; n < 3; n++) expect((await request.get("/api/v1/courses")).status()).toBe(200);
  await signIn(page, "super_admin");
  await page.goto("/admin");
  await page.getByRole("link", { name: "Health", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Health");
  await expect(page.getByText("Everything runs", { exact: true })).toBeVisible();
  const usage = page
    .getByRole("table", { name: "Use of the API" })
    .getByRole("row")
    .filter({ hasText: "courses.browse" });
  await expect(usage).toContainText("3");
  const requests = page.getByRole("figure").first();
  await requests.getByText("Show the figures").click();
  await expect(requests.getByRole("table")).toBeVisible();
});

test("PLT-6 /healthz tells strangers which parts are well and nothing else", async ({ request }) => {
  const response = await request.get("/healthz");
  expect(response.status()).toBe(200);
  const health = (await response.json()) as { ok: boolean; parts: Record<string, Record<string, unknown>> };
  expect(health.ok).toBe(true);
  expect(Object.keys(health).sort()).toEqual(["ok", "parts"]);
  expect(Object.keys(health.parts).sort()).toEqual(["database", "files", "queue", "settings"]);
  for (const part of Object.values(health.parts)) expect(Object.keys(part).sort()).toEqual(["ms", "ok"]);
});
