import { chat } from "../../worker/words/chat";
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
