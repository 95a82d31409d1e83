import { request } from "@playwright/test";
import { chat } from "../../worker/words/chat";
import { stripes } from "../support/pictures";
import { rowsOf } from "./support/database";
import { createRoom, test } from "./support/room";
import { expect } from "./support/test";

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
  // Nor does the list of rooms say what was said.
  const rooms = await teacher.page.context().newPage();
  await expect(async () => {
    await rooms.goto("/chat");
    await expect(rooms.locator("main")).toContainText(chat.en.hidden_message, { timeout: 500 });
  }).toPass();
  await expect(rooms.locator("main")).not.toContainText("A question between us");
  await rooms.close();
  await teacher.page.getByRole("button", { name: chat.en.actions }).last().click();
  await teacher.page.getByRole("button", { name: chat.en.unblock_person, exact: true }).click();
  await expect(teacher.field).toBeVisible();
  // What was refused is sent by its author's own hand.
  await student.message("Are you there?").getByRole("button", { name: chat.en.retry }).click();
  await expect(teacher.message("Are you there?")).toBeVisible();
});

test("CHT-3 in private the sender sees that a message has arrived before it is read; portraits stand beside messages", async ({
  enter,
}) => {
  const room = await createRoom();
  await giveFace(room.teacher);
  const teacher = await enter.instructor(room);
  const student = await enter.student(room);
  await teacher.say("Write to me");
  const portrait = student.message("Write to me").locator("img");
  await expect.poll(() => portrait.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await student.choose("Write to me", chat.en.write_private);
  await student.page.waitForURL(/\/chat\/private\//);
  await student.say("A long story\n".repeat(80));
  await teacher.open(new URL(student.page.url()).pathname);
  await expect(student.message("A long story").getByRole("img", { name: chat.en.read })).toBeVisible();
  // Whoever has turned back has not read what comes in below.
  await teacher.log.press("Home");
  await expect(teacher.page.getByRole("button", { name: chat.en.to_newest })).toBeVisible();
  await student.say("And its end");
  await expect(student.message("And its end").getByRole("img", { name: chat.en.delivered })).toBeVisible();
  await teacher.log.press("End");
  await expect(student.message("And its end").getByRole("img", { name: chat.en.read })).toBeVisible();
});

/** A portrait, uploaded as its owner would. */
async function giveFace(person: { uuid: string; email: string; password: string }): Promise<void> {
  const origin = process.env.E2E_URL ?? "";
  const context = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
  const { email, password } = person;
  const { sessionToken } = await (await context.post("/api/v1/sessions", { data: { email, password } })).json();
  const headers = { authorization: `Bearer ${sessionToken}` };
  const bytes = Buffer.from(stripes.baseline());
  const about = { kind: "profile_picture", filename: "me.jpg", mimeType: "image/jpeg", sizeBytes: bytes.length };
  const plan = await (await context.post("/api/v1/media/uploads", { data: about, headers })).json();
  await context.put(`${plan.uploadUrl}/1`, { data: bytes, headers: { "content-type": "image/jpeg" } });
  await context.post(`/api/v1/media/${plan.uuid}/completion`, { headers });
  await rowsOf("update users set photo_uuid = $1 where uuid = $2", [plan.uuid, person.uuid]);
  await context.dispose();
}
