import { player } from "../../worker/words/player";
import { createCourse } from "./support/course";
import { rowsOf } from "./support/database";
import { createLearner, signInNewLearner } from "./support/learner";
import { expect, signIn, test, wholeBrowser } from "./support/test";

const t = player.en;
const title = { en: "A lesson", ar: "درس" };

test.use(wholeBrowser());

test("LES-3 what an author writes in a text is shown, and none of it runs", async ({ page }) => {
  const body = [
    "## A heading",
    "Some **bold** words, and [a link](https://example.org/read).",
    "<script>window.hit = 'script'</script>",
    "<img src='/nowhere' onerror=\"window.hit = 'onerror'\">",
    "[press](javascript:window.hit='link')",
    "<a href='#' onclick=\"window.hit = 'onclick'\">press too</a>",
    "<iframe srcdoc=\"<script>parent.hit = 'frame'</script>\"></iframe>",
    "<svg onload=\"window.hit = 'svg'\"></svg>",
    "<form action='https://example.org'><button>send</button></form>",
  ].join("\n\n");
  const course = await createCourse({ lessons: [{ title, items: [{ type: "text", body: { en: body, ar: body } }] }] });
  await signInNewLearner(page, course);
  await page.goto(course.lesson(0).path);
  const prose = page.locator(".prose");
  await expect(prose.locator("h2")).toHaveText("A heading");
  await expect(prose.locator("strong")).toHaveText("bold");
  await expect(prose.locator("script, iframe, svg, form, [onerror], [onclick]")).toHaveCount(0);
  await expect(prose.getByRole("link")).toHaveCount(1);
  await expect(prose.getByRole("link")).toHaveAttribute("rel", /noopener/);
  await prose.getByText("press", { exact: true }).click();
  expect(await page.evaluate(() => (window as { hit?: string }).hit)).toBeUndefined();
  await expect(page.locator("h1")).toHaveText("A lesson");
});

test("LES-4 a document is read in the page, comes in parts, and its download is counted", async ({ page }) => {
  const course = await createCourse({ lessons: [{ title, items: [{ type: "pdf" }] }] });
  await signInNewLearner(page, course);
  const shown = page.waitForResponse((response) => response.url().includes(".pdf"));
  await page.goto(course.lesson(0).path);
  expect((await shown).headers()["content-type"]).toBe("application/pdf");
  const frame = page.locator("main iframe");
  await expect(frame).toBeVisible();
  await expect(frame).toHaveAttribute("title", /./);
  const part = await page.evaluate(
    async (address) => {
      const response = await fetch(address, { headers: { range: "bytes=0-7" } });
      return { status: response.status, text: await response.text() };
    },
    (await frame.getAttribute("src")) as string,
  );
  expect(part).toEqual({ status: 206, text: expect.stringMatching(/^%PDF-1\.\d$/) });

  const count = async () => {
    const [row] = await rowsOf<{ download_count: number }>(
      "select f.download_count from media_files f join content_items i on i.media_id = f.id where i.lesson_id = $1",
      [course.lesson(0).id],
    );
    return row?.download_count ?? 0;
  };
  const before = await count();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: t.document_download }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  expect(await count()).toBeGreaterThan(before);
  expect(new URL(page.url()).pathname).toBe(course.lesson(0).path);
});

test("LES-4 a phone does not fetch the document it cannot show well, and opens it in a tab of its own", async ({
  page,
  context,
}) => {
  const course = await createCourse({ lessons: [{ title, items: [{ type: "pdf" }] }] });
  await page.setViewportSize({ width: 390, height: 844 });
  await signInNewLearner(page, course);
  const fetched: string[] = [];
  page.on("request", (request) => request.url().includes(".pdf") && fetched.push(request.url()));
  await page.goto(course.lesson(0).path, { waitUntil: "networkidle" });
  await expect(page.locator("main iframe")).toBeHidden();
  expect(fetched).toEqual([]);
  const [tab] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: t.document_open }).click(),
  ]);
  await expect.poll(() => new URL(tab.url()).pathname).toMatch(/\.pdf$/);
  await tab.close();
});

test.describe("of a stranger", () => {
  test.use({ allowed: [/404/] });

  test("LES-4 PRG-2 whoever is not enrolled is led to the course's page, gets no file and completes nothing", async ({
    page,
  }) => {
    const course = await createCourse({ lessons: [{ title, items: [{ type: "pdf" }] }] });
    await signIn(page, await createLearner());
    await page.goto(course.lesson(0).path);
    await page.waitForURL(new RegExp(`/courses/${course.slug}$`));
    const [file] = await rowsOf<{ uuid: string }>(
      "select f.uuid from media_files f join content_items i on i.media_id = f.id where i.lesson_id = $1",
      [course.lesson(0).id],
    );
    const headers = { origin: new URL(page.url()).origin };
    const link = await page.request.get(`/api/v1/media/${file?.uuid}/link`);
    expect([link.status(), await link.json()]).toEqual([404, expect.objectContaining({ code: "not_found" })]);
    const completion = await page.request.post(`/api/v1/learning/lessons/${course.lesson(0).uuid}/completion`, {
      data: {},
      headers,
    });
    expect([completion.status(), await completion.json()]).toEqual([
      403,
      expect.objectContaining({ code: "not_enrolled" }),
    ]);
  });
});

test("LES-6 a link says where it leads and opens apart; an embedded page is fenced in, and only known hosts may be one", async ({
  page,
}) => {
  const reached: string[] = [];
  await page.route(
    (url) => !url.hostname.endsWith("localhost"),
    async (route) => {
      reached.push(new URL(route.request().url()).hostname);
      await route.fulfill({ contentType: "text/html", body: "<title>Elsewhere</title>" });
    },
  );
  const course = await createCourse({
    lessons: [
      {
        title,
        items: [
          { type: "external_link", url: "https://example.org/article" },
          { type: "embed", url: "https://www.geogebra.org/m/abc" },
        ],
      },
    ],
  });
  await signInNewLearner(page, course);
  const response = await page.goto(course.lesson(0).path);
  const link = page.getByRole("link", { name: t.link_open.replace("{host}", "example.org") });
  await expect(link).toHaveAttribute("href", "https://example.org/article");
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(link).toHaveAttribute("rel", "noopener");
  await expect(link).toContainText(t.new_tab);
  const frame = page.getByTitle(t.embed_of.replace("{title}", "www.geogebra.org"));
  await expect(frame).toHaveAttribute("src", "https://www.geogebra.org/m/abc");
  expect(await frame.getAttribute("sandbox")).not.toContain("allow-top-navigation");
  await expect.poll(() => reached).toEqual(["www.geogebra.org"]);
  const frames = response?.headers()["content-security-policy"]?.match(/frame-src ([^;]*)/)?.[1] ?? "";
  expect(frames).toContain("https://geogebra.org");
  expect(frames).not.toMatch(/example\.org|\shttps:(\s|$)|\*(\s|$)/);
});
