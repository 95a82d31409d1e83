import { player } from "../../worker/words/player";
import { student } from "../../worker/words/student";
import { createCourse } from "./support/course";
import { createLearner } from "./support/learner";
import { expect, signInByForm, test } from "./support/test";

const t = student.en;

test("CRS-9 PRO-10 a new student is shown the way, enrols in a free course, leaves it, and finds what was done when back", async ({
  page,
}) => {
  const text = { type: "text" as const, body: { en: "This is all.", ar: "هذا كل شيء." } };
  const course = await createCourse({
    lessons: [
      { title: { en: "The first page", ar: "الصفحة الأولى" }, items: [text] },
      { title: { en: "The second page", ar: "الصفحة الثانية" }, items: [text] },
    ],
  });
  await signInByForm(page, await createLearner());
  await expect(page.getByText(t.empty_title)).toBeVisible();
  await page.getByRole("link", { name: t.browse }).first().click();
  await page.waitForURL(/\/courses$/);
  const enrol = async () => {
    await page.goto(`/courses/${course.slug}`);
    await page.locator("form[action^='/student/enrol'] button[type=submit]").first().click();
    await page.waitForURL(new RegExp(`/student/learn/${course.slug}/`));
  };
  await enrol();
  await page.getByRole("button", { name: player.en.mark_complete }).click();
  await expect(page.getByRole("status").filter({ hasText: player.en.done_title })).toBeVisible();

  await page.goto("/student/courses");
  await page.getByRole("link", { name: t.leave_course.replace("{course}", course.title.en) }).click();
  await page.getByRole("button", { name: t.leave_yes }).click();
  await expect(page.getByText(t.left)).toBeVisible();
  await page.goto(course.lesson(0).path);
  await page.waitForURL(new RegExp(`/courses/${course.slug}$`));

  await enrol();
  await expect(page.locator("h1")).toHaveText("The second page");
  await page.goto("/student");
  await expect(page.locator("section[aria-labelledby=continue]")).toContainText("1 of 2");
});
