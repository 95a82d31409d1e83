import { formatPercent } from "../../worker/words/format";
import { inspect } from "./support/inspect";
import { expect, type Somebody, test } from "./support/live";

/** An hour from now on the clock of UTC, as a field of a form has it. */
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString().slice(0, 16);

async function plan(teacher: Somebody, manage: string, title: string, admission: "open" | "by_host" = "open") {
  const { page, words } = teacher;
  await page.goto(`${manage}?dialog=schedule`);
  await page.locator("[name='translations.en.title']").fill(title);
  await page.locator("[name=timeZone]").selectOption("UTC");
  await page.locator("[name=startsAt]").fill(inAnHour());
  await page.locator(`[name=admission][value=${admission}]`).check();
  await page.getByRole("dialog").getByRole("button", { name: words.schedule }).click();
  await expect(page.getByText(words.done_schedule)).toBeVisible();
  const path = await page.getByRole("link", { name: title }).getAttribute("href");
  return path ?? "";
}

test("EVT-5 a session from its plan to its recording: hands, questions, votes and a poll among three people, one of whom loses the connection", async ({
  meeting,
}) => {
  test.setTimeout(120_000);
  const course = await meeting.course();
  const [teacher, salma, omar] = await Promise.all([
    meeting.teacher(course),
    meeting.student(course, { name: "Salma Test" }),
    meeting.student(course, { name: "عمر الاختبار", locale: "ar" }),
  ]);
  const path = await plan(teacher, course.manage, "Questions before the exam");

  // Students find it, and wait for it.
  await salma.page.goto("/student");
  await salma.page.getByRole("link", { name: "Questions before the exam" }).click();
  await expect(salma.page.getByText(salma.words.wait_here)).toBeVisible();
  await omar.page.goto(path);
  await expect(omar.page.getByText(omar.words.wait_here)).toBeVisible();

  await teacher.page.goto(path);
  await teacher.button(teacher.words.start).click();
  for (const one of [teacher, salma, omar]) await expect(one.part(one.words.hands)).toBeVisible();

  // Hands in their order.
  await omar.button(omar.words.raise).click();
  await expect(teacher.part(teacher.words.hands).getByText(omar.name, { exact: true })).toBeVisible();
  await salma.button(salma.words.raise).click();
  await expect(salma.page.getByText(salma.words.your_place.replace("{place}", "2"))).toBeVisible();
  await teacher.button(teacher.words.lower_of.replace("{name}", omar.name)).click();
  await expect(salma.page.getByText(salma.words.your_place.replace("{place}", "1"))).toBeVisible();

  // A question and a vote for it.
  await salma.page.getByLabel(salma.words.ask_label).fill("Will strings be asked?");
  await salma.button(salma.words.ask).click();
  const question = omar.part(omar.words.questions).getByRole("listitem").filter({ hasText: "Will strings be asked?" });
  await question.getByRole("button").click();
  await expect(question.getByRole("button", { pressed: true })).toBeVisible();

  // A poll, whose bars move while one of the two is away.
  await teacher.button(teacher.words.new_poll).click();
  await teacher.page.getByLabel(teacher.words.poll_question).fill("Ready?");
  for (const [number, choice] of ["Yes", "Not yet"].entries())
    await teacher.page.getByLabel(teacher.words.choice.replace("{number}", String(number + 1))).fill(choice);
  await teacher.button(teacher.words.open_poll).click();
  await salma.page.getByLabel("Yes").check();
  await salma.button(salma.words.choose).click();
  await expect(salma.bar("Yes")).toContainText("100%");
  await salma.page.context().setOffline(true);
  await expect(salma.page.getByText(salma.words.offline)).toBeVisible();
  await omar.page.getByLabel("Not yet").check();
  await omar.button(omar.words.choose).click();
  await expect(teacher.bar("Not yet")).toContainText("50%");
  await expect(salma.bar("Yes")).toContainText("100%");
  await salma.page.context().setOffline(false);
  await expect(salma.bar("Yes")).toContainText("50%");
  await expect(salma.page.getByText(salma.words.offline)).toBeHidden();

  // The course's chat stands beside.
  await salma.page.setViewportSize({ width: 1440, height: 900 });
  await omar.page.setViewportSize({ width: 1440, height: 900 });
  await salma.page.getByRole("log").waitFor();
  await salma.page.locator("#live-chat textarea").fill("See you at the exam");
  await salma.page.locator("#live-chat textarea").press("Enter");
  await expect(omar.page.getByRole("log").getByText("See you at the exam")).toBeVisible();
  for (const one of [salma, omar]) await inspect(one.page, await (await one.page.request.get(path)).text(), one.locale);

  // The end is everybody's.
  await teacher.page.getByRole("link", { name: teacher.words.end }).click();
  await teacher.page.getByRole("dialog").getByRole("button", { name: teacher.words.end }).click();
  for (const one of [teacher, salma, omar])
    await expect(one.page.getByText(one.words.over, { exact: true })).toBeVisible();
  await expect(omar.page.getByText("Will strings be asked?")).toBeVisible({ timeout: 20_000 });
  await expect(omar.bar("Not yet")).toContainText(formatPercent(50, "ar"));

  // Who was there, and where the recording is.
  await teacher.page.goto(course.manage);
  await teacher.page.getByRole("link", { name: teacher.words.set_recording }).click();
  await teacher.page.locator("[name=recordingUrl]").fill("https://example.org/recordings/exam");
  await teacher.page.getByRole("dialog").getByRole("button", { name: teacher.words.set_recording }).click();
  await expect(teacher.page.getByText(teacher.words.done_recording)).toBeVisible();
  await teacher.page.getByRole("link", { name: teacher.words.attendance }).click();
  for (const one of [salma, omar]) await expect(teacher.page.getByText(one.name)).toBeVisible();
  const file = teacher.page.waitForEvent("download");
  await teacher.page.getByRole("link", { name: teacher.words.download }).click();
  expect((await file).suggestedFilename()).toMatch(/^attendance-.*\.csv$/);
  await salma.page.reload();
  await expect(salma.page.getByRole("link", { name: salma.words.recording })).toHaveAttribute(
    "href",
    "https://example.org/recordings/exam",
  );
});

test("EVT-5 where hosts let people in: one waits and is let in, is muted and removed, and does not come back", async ({
  meeting,
}) => {
  test.setTimeout(90_000);
  const course = await meeting.course();
  const [teacher, salma] = await Promise.all([
    meeting.teacher(course),
    meeting.student(course, { name: "Salma Test" }),
  ]);
  const path = await plan(teacher, course.manage, "By invitation", "by_host");
  await teacher.page.goto(path);
  await teacher.button(teacher.words.start).click();
  await expect(teacher.part(teacher.words.hands)).toBeVisible();
  await salma.page.goto(path);
  await expect(salma.page.getByText(salma.words.wait_lobby, { exact: true })).toBeVisible();
  await teacher.part(teacher.words.lobby).getByRole("button", { name: teacher.words.admit }).click();
  await expect(salma.part(salma.words.hands)).toBeVisible();
  await teacher.page.locator("details > summary").click();
  const menu = async (item: string) => {
    await teacher.button(teacher.words.person_menu.replace("{name}", salma.name)).click();
    await teacher.button(item).click();
  };
  await menu(teacher.words.mute);
  await expect(salma.page.getByText(salma.words.you_muted)).toBeVisible();
  await menu(teacher.words.remove);
  await teacher.page.getByRole("dialog").getByRole("button", { name: teacher.words.remove, exact: true }).click();
  await expect(salma.page.getByText(salma.words.stopped_removed)).toBeVisible();
  await salma.page.reload();
  await expect(salma.page.getByText(salma.words.stopped_removed)).toBeVisible();
});
