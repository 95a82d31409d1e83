import { chat } from "../../worker/words/chat";
import { chatRetention } from "../../worker/words/chat-retention";
import { rowsOf } from "./support/database";
import { inspect } from "./support/inspect";
import { createRoom, test } from "./support/room";
import { expect } from "./support/test";

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

test("CHT-6 an instructor is told what goes, makes sure, and sets how long the room keeps its messages", async ({
  enter,
}) => {
  const room = await createRoom();
  const teacher = await enter.instructor(room);
  const { page } = teacher;
  await teacher.say("An old message");
  const archived = "from chat_rooms r where r.id = room_id and r.course_id = $1";
  await expect
    .poll(
      () =>
        rowsOf(`update chat_messages m set said_at = now() - interval '40 days' ${archived} returning m.id`, [
          room.course.id,
        ]),
      { timeout: 20_000 },
    )
    .toHaveLength(1);
  await page.getByRole("button", { name: chat.en.room_menu }).click();
  await page.getByRole("link", { name: chatRetention.en.menu }).click();
  const month = page.getByRole("radio", { name: "30 days", exact: true });
  await expect(month).toHaveAccessibleDescription(/1 message goes at once/);
  await inspect(page, await (await page.request.get(page.url())).text(), "en");
  await month.check();
  await page.getByRole("button", { name: chatRetention.en.save }).click();
  await expect(page.getByText(chatRetention.en.not_sure)).toBeVisible();
  await expect(month).toBeChecked();
  await page.getByRole("checkbox", { name: chatRetention.en.sure }).check();
  await page.getByRole("button", { name: chatRetention.en.save }).click();
  await expect(page.getByText(chatRetention.en.done, { exact: true })).toBeVisible();
  expect(
    await rowsOf("select retention_days::int as days from chat_rooms where course_id = $1", [room.course.id]),
  ).toEqual([{ days: 30 }]);
});
