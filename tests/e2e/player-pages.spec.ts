import { player } from "../../worker/words/player";
import { createCourse } from "./support/course";
import { inspect } from "./support/inspect";
import { signInNewLearner } from "./support/learner";
import { expect, test } from "./support/test";

for (const locale of ["en", "ar"] as const)
  test(`CMS-4 LES-1 ASM-1 the pages of a course from its first lesson to its end: valid HTML, nothing that axe finds (${locale})`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const t = player[locale];
    await page.route(
      (url) => url.protocol === "https:",
      (route) =>
        route.fulfill({ contentType: "text/html", body: "<!doctype html><html lang=en><title>Elsewhere</title>" }),
    );
    const course = await createCourse({
      lessons: [
        {
          title: { en: "A lesson of everything", ar: "درس فيه كل شيء" },
          items: [
            { type: "text", body: { en: "## Read\n\nThis is all.", ar: "## اقرأ\n\nهذا كل شيء." } },
            { type: "video" },
            { type: "provider", provider: "vimeo", videoId: "76979871" },
            { type: "pdf" },
            { type: "external_link", url: "https://example.org/article" },
            { type: "embed", url: "https://www.geogebra.org/m/abc" },
            { type: "quiz", quiz: { timeLimitSeconds: 600, passPercent: 0 } },
          ],
        },
      ],
    });
    await signInNewLearner(page, course, { locale });
    const look = async (path: string) => inspect(page, (await (await page.goto(path))?.text()) ?? "", locale);
    const quiz = `${course.lesson(0).path}/quiz/${course.lesson(0).quizUuid}`;
    await look(course.lesson(0).path);
    await look(quiz);
    await page.getByRole("button", { name: t.quiz_start }).click();
    await page.waitForURL(/\/attempt\//);
    await look(new URL(page.url()).pathname);
    await page.getByRole("button", { name: t.submit, exact: true }).click();
    await page.getByRole("button", { name: t.submit_anyway }).click();
    await page.waitForURL(/\/review/);
    await look(new URL(page.url()).pathname);
    await look(`/student/learn/${course.slug}/complete`);
    await look(`/student/learn/${course.slug}/materials`);
    await expect(page.locator("h1")).toHaveText(t.materials_title);
  });
