import { chat } from "../../worker/words/chat";
import { rowsOf } from "./support/database";
import { inspect } from "./support/inspect";
import { createLearner } from "./support/learner";
import { createRoom, test } from "./support/room";
import { expect, signIn } from "./support/test";

test("CHT-1 CHT-3 two people, one in English and one in Arabic, see each other's messages in one order", async ({
  enter,
}) => {
  const room = await createRoom();
  const teacher = await enter.instructor(room);
  const student = await enter.student(room, { locale: "ar", name: "سلمى" });
  await expect(student.page.locator("html")).toHaveAttribute("dir", "rtl");
  await teacher.say("Good morning");
  await student.say("صباح الخير");
  await expect(teacher.message("صباح الخير")).toBeVisible();
  await teacher.say("How is the solar panel?");
  await student.say("اللوح يعمل");
  await expect(teacher.message("اللوح يعمل")).toBeVisible();
  await expect(student.message("How is the solar panel?")).toBeVisible();
  await expect.poll(() => student.said()).toEqual(await teacher.said());
  expect(await teacher.said()).toHaveLength(4);
  await expect(teacher.message("صباح الخير").locator("p.whitespace-pre-wrap")).toHaveCSS("direction", "rtl");
  await expect(student.message("Good morning").locator("p.whitespace-pre-wrap")).toHaveCSS("direction", "ltr");
  // Whoever looks at them has read them.
  await expect(teacher.message("Good morning").getByRole("button", { name: /Read by 1/ })).toBeVisible();
  await student.field.pressSequentially("أفكر");
  await expect(teacher.page.getByText(chat.en.typing_one.replace("{name}", "سلمى"))).toBeVisible();
  await expect(teacher.page.getByText(chat.en.here.other.replace("{count}", "2"))).toBeVisible();
});

test("CHT-8 what is written offline waits, and is delivered once and in order", async ({ enter }) => {
  const room = await createRoom();
  const teacher = await enter.instructor(room);
  const student = await enter.student(room);
  await student.say("before");
  await expect(teacher.message("before")).toBeVisible();
  await student.page.context().setOffline(true);
  await expect(student.page.getByText(chat.en.offline)).toBeVisible();
  for (const text of ["first", "second", "third"]) await student.say(text);
  await expect(student.message("third").getByRole("img", { name: chat.en.sending })).toBeVisible();
  await teacher.say("meanwhile");
  await student.page.context().setOffline(false);
  await expect(teacher.message("third")).toBeVisible();
  await expect(student.message("meanwhile")).toBeVisible();
  const all = ["before", "meanwhile", "first", "second", "third"];
  await expect.poll(() => teacher.said()).toEqual(all);
  await expect.poll(() => student.said()).toEqual(all);
  await expect(student.page.getByText(chat.en.offline)).toBeHidden();
});

test("CHT-8 an unsent message is still there after a reload, and is sent when the way is open", async ({ enter }) => {
  const room = await createRoom();
  const teacher = await enter.instructor(room);
  const student = await enter.student(room);
  let isCut = true;
  await student.page.routeWebSocket(/\/ws\/rooms\//, (socket) => (isCut ? socket.close() : socket.connectToServer()));
  await student.page.reload();
  await student.say("kept through a reload");
  await student.page.reload();
  await expect(student.message("kept through a reload")).toBeVisible();
  isCut = false;
  await expect(teacher.message("kept through a reload")).toHaveCount(1, { timeout: 20_000 });
  await expect(student.message("kept through a reload").getByRole("img", { name: chat.en.sending })).toBeHidden();
});

test("CHT-4 a message is answered, reacted to, edited and deleted, and the other sees it each time", async ({
  enter,
}) => {
  const room = await createRoom();
  const teacher = await enter.instructor(room);
  const student = await enter.student(room, { locale: "ar", name: "Karim Test" });
  await student.say("The frist question");
  await expect(teacher.message("The frist question")).toBeVisible();

  // An answer, with what it answers.
  await teacher.choose("The frist question", chat.en.reply);
  await expect(teacher.field).toBeFocused();
  await teacher.say("My answer");
  await expect(student.message("My answer").getByRole("button", { name: /The frist question/ })).toBeVisible();

  // A reaction, and taking it back.
  await student.message("My answer").hover();
  await student.message("My answer").getByRole("button", { name: chat.ar.react }).click();
  await student.page.getByRole("dialog", { name: chat.ar.emoji }).getByRole("button", { name: "👍" }).first().click();
  const reaction = teacher.message("My answer").getByRole("button", { name: /👍: Karim Test/ });
  await expect(reaction).toBeVisible();
  await reaction.click();
  await expect(student.message("My answer").getByRole("button", { name: /👍/ })).toContainText("2");
  await reaction.click();
  await expect(student.message("My answer").getByRole("button", { name: /👍/ })).toContainText("1");

  // The arrow up edits one's own last words.
  await student.field.press("ArrowUp");
  await expect(student.field).toHaveValue("The frist question");
  await student.say("The first question");
  await expect(teacher.message("The first question")).toContainText(chat.en.edited);

  await student.choose("The first question", chat.ar.delete);
  await student.page.getByRole("dialog").getByRole("button", { name: chat.ar.delete, exact: true }).click();
  await expect(teacher.log.getByText(chat.en.deleted_author)).toBeVisible();
  await expect(teacher.message("My answer")).toContainText(chat.en.quote_gone);
  // What it said is the moderators' to see.
  await teacher.choose(chat.en.deleted_author, chat.en.history);
  await expect(teacher.page.getByRole("dialog")).toContainText("The frist question");
  await expect(teacher.page.getByRole("dialog")).toContainText("The first question");
});

test("CHT-4 a name is completed after @, and whoever is meant sees it marked", async ({ enter }) => {
  const room = await createRoom();
  const student = await enter.student(room, { name: "Mariam Test" });
  const teacher = await enter.instructor(room);
  await teacher.field.pressSequentially("Well done @mar");
  await expect(teacher.page.getByRole("option", { name: "Mariam Test" })).toBeVisible();
  await teacher.field.press("Enter");
  await expect(teacher.field).toHaveValue("Well done @Mariam Test ");
  await teacher.field.press("Enter");
  await expect(student.message("Well done").locator("bdi", { hasText: "@Mariam Test" })).toBeVisible();
});

test("CHT-4 CHT-6 a pinned message is found in the list of pins and led to", async ({ enter }) => {
  const room = await createRoom();
  const teacher = await enter.instructor(room);
  const student = await enter.student(room);
  await teacher.say("The rules of this room");
  for (let n = 1; n <= 25; n++) await teacher.say(`line ${n}`);
  await expect(student.message("line 25")).toBeVisible();
  await expect(student.message("The rules of this room")).not.toBeInViewport();
  await teacher.log.press("Home");
  await teacher.choose("The rules of this room", chat.en.pin);
  await student.page.getByRole("button", { name: chat.en.room_menu }).click();
  await student.page.getByRole("button", { name: chat.en.pins }).click();
  await student.page.getByRole("dialog").getByRole("button", { name: chat.en.go_there }).click();
  await expect(student.message("The rules of this room")).toBeInViewport();
  await student.page.getByRole("button", { name: chat.en.to_newest }).click();
  await expect(student.message("line 25")).toBeInViewport();
});

test("CHT-7 a moderator mutes somebody, who is told and cannot write; lifts it; slows the room; deletes", async ({
  enter,
}) => {
  const room = await createRoom();
  const teacher = await enter.instructor(room);
  const student = await enter.student(room);
  await student.say("Buy my panels");
  await teacher.choose("Buy my panels", chat.en.mute_person);
  await teacher.page.getByRole("dialog").getByRole("button", { name: chat.en.mute, exact: true }).click();
  await expect(student.page.getByText(/A moderator has muted you until/)).toBeVisible();
  await expect(student.field).toBeHidden();
  await teacher.choose("Buy my panels", chat.en.unmute_person);
  await expect(student.field).toBeVisible();

  await teacher.page.getByRole("button", { name: chat.en.room_menu }).click();
  await teacher.page.getByRole("button", { name: chat.en.slow_mode }).click();
  await teacher.page.getByRole("combobox", { name: chat.en.slow_mode }).selectOption("60");
  await teacher.page.getByRole("button", { name: chat.en.apply }).click();
  await expect(student.page.getByText(/Slow mode: one message every 60 seconds/)).toBeVisible();
  await student.say("one");
  await expect(teacher.message("one")).toBeVisible();
  await student.say("two");
  await expect(student.message("two").getByRole("alert")).toContainText(chat.en.refused_slow_mode);
  await student.message("two").getByRole("button", { name: chat.en.discard }).click();
  await expect(student.message("two")).toHaveCount(0);

  await teacher.choose("Buy my panels", chat.en.delete);
  await teacher.page.getByRole("dialog").getByRole("button", { name: chat.en.delete, exact: true }).click();
  await expect(student.log.getByText(chat.en.deleted_moderator)).toBeVisible();
  await teacher.choose("one", chat.en.ban_person);
  await teacher.page.getByRole("dialog").getByRole("button", { name: chat.en.ban, exact: true }).click();
  await expect(student.page.getByText(chat.en.stopped_banned)).toBeVisible();
});

test("CHT-7 a message is reported to the moderators, and its author put out of sight", async ({ enter }) => {
  const room = await createRoom();
  const student = await enter.student(room, { name: "Loud Test" });
  const other = await enter.student(room, { name: "Quiet Test" });
  await student.say("An insult");
  await expect(other.message("An insult")).toBeVisible();
  // Reports are about what PostgreSQL has; the room copies its log there every few seconds.
  await expect
    .poll(() => rowsOf("select 1 from chat_messages where text = 'An insult'"), { timeout: 20_000 })
    .toHaveLength(1);
  await other.choose("An insult", chat.en.report);
  await other.page.getByLabel(chat.en.reason).selectOption("abuse");
  await other.page.getByRole("dialog").getByRole("button", { name: chat.en.report, exact: true }).click();
  await expect(other.page.getByText(chat.en.report_sent)).toBeVisible();
  expect(await rowsOf('select reason from chat_reports r where r.messages @> \'[{"text": "An insult"}]\'')).toEqual([
    { reason: "abuse" },
  ]);
  const teacher = await enter.instructor(room);
  await teacher.page.goto("/chat");
  await teacher.page.getByRole("link", { name: chat.en.reports }).click();
  const report = teacher.page.getByRole("listitem").filter({ hasText: room.course.title.en });
  await expect(report.first()).toContainText("An insult");
  await report.getByRole("button", { name: chat.en.outcome_acted }).click();
  await expect(report).toHaveCount(0);
  await teacher.page.getByRole("link", { name: chat.en.reports_settled }).click();
  await expect(report.first()).toContainText(chat.en.outcome_acted);

  await other.choose("An insult", chat.en.hide_person.replace("{name}", "Loud Test"));
  await expect(other.message("An insult")).toHaveCount(0);
  await other.page.reload();
  await expect(other.log.getByText(chat.en.hidden_message)).toBeVisible();
});

test("CHT-6 older messages come while one scrolls up, and a date leads back to them", async ({ enter }) => {
  const room = await createRoom();
  const student = await enter.student(room);
  const teacher = await enter.instructor(room);
  for (let n = 1; n <= 56; n++) {
    await teacher.say(`line ${n}.`);
    // As fast as the room lets a person write.
    if (n % 20 === 0) await expect(student.message(`line ${n}.`)).toBeVisible();
  }
  await expect(student.message("line 56.")).toBeVisible({ timeout: 20_000 });
  await expect(teacher.message("line 56.").getByRole("button", { name: /Read by 1/ })).toBeVisible();
  await student.page.reload();
  await expect(student.message("line 56.")).toBeInViewport();
  await student.log.hover();
  await expect(async () => {
    await student.page.mouse.wheel(0, -1500);
    await expect(student.message("line 1.")).toBeInViewport({ timeout: 500 });
  }).toPass();
  await expect(student.page.getByText(chat.en.beginning)).toBeVisible();
  await student.page.getByRole("button", { name: chat.en.to_newest }).click();
  await expect(student.message("line 56.")).toBeInViewport();
  await student.page.getByRole("button", { name: chat.en.room_menu }).click();
  await student.page.getByRole("button", { name: chat.en.jump_date }).click();
  await student.page.getByRole("dialog").locator("[name=day]").fill("2020-01-01");
  await student.page.getByRole("button", { name: chat.en.jump, exact: true }).click();
  await expect(student.message("line 1.")).toBeInViewport();
});

test("CHT-2 CHT-7 SOC-5 a student writes to the instructor privately; a block closes that at once", async ({
  enter,
}) => {
  const room = await createRoom();
  const teacher = await enter.instructor(room);
  const student = await enter.student(room, { name: "Nour Test" });
  await teacher.say("Ask me anything");
  await student.choose("Ask me anything", chat.en.write_private);
  await student.page.waitForURL(/\/chat\/private\//);
  await student.say("A question between us");
  await expect(student.message("A question between us").getByRole("img", { name: chat.en.stored })).toBeVisible();
  const path = new URL(student.page.url()).pathname;
  await teacher.open(path);
  await expect(teacher.page.getByRole("heading", { level: 1, name: "Nour Test" })).toBeVisible();
  await expect(teacher.message("A question between us")).toBeVisible();
  await expect(student.message("A question between us").getByRole("img", { name: chat.en.read })).toBeVisible();
  await teacher.choose("A question between us", chat.en.block_person);
  await expect(teacher.page.getByText(chat.en.refused_blocked)).toBeVisible();
  await student.say("Are you there?");
  await expect(student.message("Are you there?").getByRole("alert")).toContainText(chat.en.refused_blocked);
  await teacher.page.getByRole("button", { name: chat.en.actions }).last().click();
  await teacher.page.getByRole("button", { name: chat.en.unblock_person, exact: true }).click();
  await expect(teacher.field).toBeVisible();
  // What was refused is sent by its author's own hand.
  await student.message("Are you there?").getByRole("button", { name: chat.en.retry }).click();
  await expect(teacher.message("Are you there?")).toBeVisible();
});

test("CHT-6 a message is found by its words and led to", async ({ enter }) => {
  const room = await createRoom();
  const teacher = await enter.instructor(room);
  await teacher.say("Torque the clamps to eleven");
  for (let n = 1; n <= 25; n++) await teacher.say(`line ${n}.`);
  await expect(teacher.message("line 25.").getByRole("img", { name: chat.en.stored })).toBeVisible();
  await expect(teacher.message("Torque the clamps")).not.toBeInViewport();
  await teacher.page.getByRole("button", { name: chat.en.room_menu }).click();
  await teacher.page.getByRole("button", { name: chat.en.search, exact: true }).click();
  const dialog = teacher.page.getByRole("dialog");
  await dialog.getByLabel(chat.en.search_words).fill("clamps");
  await expect(async () => {
    await dialog.getByRole("button", { name: chat.en.search, exact: true }).click();
    await expect(dialog.getByRole("button", { name: /Torque the clamps/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await dialog.getByRole("button", { name: /Torque the clamps/ }).click();
  await expect(teacher.message("Torque the clamps")).toBeInViewport();
});

test("CMS-4 CHT-1 a room with messages, its dialogs and its menu, in both languages: nothing that axe finds", async ({
  enter,
}) => {
  test.setTimeout(120_000);
  const room = await createRoom();
  const teacher = await enter.instructor(room);
  await teacher.say("A message with https://example.org/an-address in it");
  for (const locale of ["en", "ar"] as const) {
    const student = await enter.student(room, { locale, name: `Reader ${locale}` });
    await student.choose("A message with", chat[locale].reply);
    await student.say(`An answer from ${locale}`);
    await expect(teacher.message(`An answer from ${locale}`)).toBeVisible();
    await teacher.message(`An answer from ${locale}`).hover();
    await teacher.message(`An answer from ${locale}`).getByRole("button", { name: chat.en.react }).click();
    await teacher.page.getByRole("dialog", { name: chat.en.emoji }).getByRole("button", { name: "🎉" }).first().click();
    await expect(student.log.getByRole("button", { name: /🎉/ }).last()).toBeVisible();
    const { page } = student;
    const source = (await (await page.request.get(room.path)).text()) ?? "";
    await inspect(page, source, locale);
    await page.getByRole("button", { name: chat[locale].room_menu }).click();
    await page.getByRole("button", { name: chat[locale].people, exact: true }).click();
    await inspect(page, source, locale);
    await page.keyboard.press("Escape");
    await student.choose("A message with", chat[locale].report);
    await inspect(page, source, locale);
  }
});

test.describe("a room that is not one's own", () => {
  test.use({ allowed: [/status of 404/] });
  test("CHT-1 whoever is not in the course is told plainly that the room is not theirs", async ({ page }) => {
    const room = await createRoom();
    await signIn(page, await createLearner({}));
    const response = await page.goto(room.path);
    expect(response?.status()).toBe(404);
    await expect(page.getByText(chat.en.no_way_in, { exact: true }).last()).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: chat.en.back_to_rooms }).click();
    await expect(page.getByRole("heading", { level: 1, name: chat.en.rooms })).toBeVisible();
    await expect(page.getByText(chat.en.no_rooms, { exact: true })).toBeVisible();
  });
});
