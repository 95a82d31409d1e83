import type { Browser } from "@playwright/test";
import { instructor } from "../../../worker/words/instructor";
import { rowsOf } from "./database";
import type { Learner } from "./learner";
import { expect, signIn } from "./test";

/** The demo instructor lets somebody into a course, by address. */
export async function enrolByHand(browser: Browser, course: { id: string }, learner: Learner): Promise<void> {
  const [row] = await rowsOf<{ uuid: string }>("select uuid from courses where id = $1", [course.id]);
  const context = await browser.newContext();
  const teacher = await context.newPage();
  await signIn(teacher, "instructor");
  await teacher.goto(`/instructor/courses/${row?.uuid}/students?dialog=enrol`);
  const dialog = teacher.getByRole("dialog");
  await dialog.getByLabel(instructor.en.email).fill(learner.email);
  await dialog.getByRole("button", { name: instructor.en.enrol }).click();
  await expect(teacher.getByText(instructor.en.done_enrol)).toBeVisible();
  await context.close();
}
