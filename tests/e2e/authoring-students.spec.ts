import { demoEmail } from "../../scripts/demo/sign-ins";
import { adminFiles } from "../../worker/words/admin-files";
import { authoring } from "../../worker/words/authoring";
import { authoringQuiz } from "../../worker/words/authoring-quiz";
import { authoringSettings } from "../../worker/words/authoring-settings";
import { instructor } from "../../worker/words/instructor";
import { verification } from "../../worker/words/public-verify";
import { shell } from "../../worker/words/shell";
import { addLesson, addSection, answer, begin, button, editor, link, said } from "./support/authoring";
import { expect, mailTo, signIn, test } from "./support/test";

const [t, quiz] = [authoring.en, authoringQuiz.en];

test("CRS-9 CRS-13 ASM-2 PRG-6 an instructor looks after the students of the own courses, and of no other", async ({
  page,
  browser,
}) => {
  await signIn(page, "content_manager");
  const foreign = await begin(page, `Somebody else's ${Date.now()}`, "لغيره");

  const context = await browser.newContext();
  const teacher = await context.newPage();
  await signIn(teacher, "instructor");
  expect((await teacher.goto(foreign))?.status()).toBe(404);

  const title = `Taught by hand ${Date.now()}`;
  const home = await begin(teacher, title, "تُعلَّم باليد");
  await addSection(teacher, "All of it");
  await addLesson(teacher, "All of it", "Look");
  await teacher.goto(`${home}/quizzes`);
  await link(teacher, quiz.new_quiz).click();
  await answer(teacher, "Short check");
  await teacher.goto(`${home}/settings`);
  await editor(teacher, authoringSettings.en.description_en).click();
  await teacher.keyboard.type("Taught by hand.");
  await button(teacher, `${shell.en.save}: ${authoringSettings.en.words}`).click();
  await said(teacher, authoringSettings.en.done_words);
  await teacher.goto(home);
  await button(teacher, t.publish).click();
  await said(teacher, t.done_set_status);

  // Enrolled by address, kept in the dialog when it is nobody's.
  const students = `${home}/students`;
  await teacher.goto(students);
  await link(teacher, instructor.en.enrol).click();
  const dialog = teacher.getByRole("dialog");
  await dialog.getByLabel(instructor.en.email).fill("nobody@example.org");
  await button(dialog, instructor.en.enrol).click();
  await expect(dialog).toContainText(instructor.en.nobody_found);
  await dialog.getByLabel(instructor.en.email).fill(demoEmail("student"));
  await button(dialog, instructor.en.enrol).click();
  await said(teacher, instructor.en.done_enrol);
  const row = teacher.getByRole("row").filter({ hasText: demoEmail("student") });
  await expect(row).toContainText(instructor.en.enrolment_in_progress);
  await mailTo(demoEmail("student"), new RegExp(title));

  // More time for this one person.
  await row.getByRole("link", { name: instructor.en.attempts }).click();
  await link(teacher, quiz.give_extra_time).click();
  await teacher.getByLabel(quiz.student).selectOption({ index: 1 });
  await teacher.getByLabel(quiz.extra_time_percent).fill("50");
  await button(teacher.getByRole("dialog"), shell.en.save).click();
  await said(teacher, quiz.done_set_accommodation);
  await expect(teacher.getByRole("table", { name: quiz.extra_time_given })).toContainText("50%");

  // A certificate by the teacher's judgement, and taken back with a reason that anyone who checks it meets.
  await teacher.goto(students);
  await row.getByRole("link", { name: /Issue a certificate/ }).click();
  await button(teacher.getByRole("dialog"), instructor.en.issue).click();
  await said(teacher, instructor.en.done_issue);
  await teacher.goto("/instructor/certificates");
  const certificate = teacher.getByRole("row").filter({ hasText: title });
  await expect(certificate).toContainText(adminFiles.en.status_valid);
  const number = /RL-[0-9A-Z-]+/.exec(await certificate.innerText())?.[0] ?? "";
  expect(await (await teacher.request.get(`/verify/${number}`)).text()).toContain(title);
  await certificate.getByRole("link", { name: new RegExp(adminFiles.en.revoke) }).click();
  await teacher.getByRole("dialog").getByLabel(adminFiles.en.reason).fill("Issued to the wrong person");
  await button(teacher.getByRole("dialog"), adminFiles.en.revoke).click();
  await said(teacher, adminFiles.en.done_revoke);
  await expect(certificate).toContainText(adminFiles.en.status_revoked);
  await expect
    .poll(async () => (await teacher.request.get(`/verify/${number}`)).text())
    .toContain(verification.en.revoked);
  await context.close();
});
