import { chat } from "../../worker/words/chat";
import { chatRetention } from "../../worker/words/chat-retention";
import { translator } from "../../worker/words/format";
import { rowsOf } from "./support/database";
import { inspect } from "./support/inspect";
import { createPerson } from "./support/people";
import { createRoom, test } from "./support/room";
import { expect, signIn } from "./support/test";

const setting = "chat.private_retention";
test.afterEach(() => rowsOf("delete from system_settings where key = $1", [setting]));

test("CHT-6 how long private messages are kept is set on a page that shows none of them; both people read it in their room, at once", async ({
  enter,
  page,
}) => {
  const room = await createRoom();
  const [teacher, student] = [await enter.instructor(room), await enter.student(room, { locale: "ar" })];
  const made = await student.page.request.post("/api/v1/chat/private-rooms", {
    data: { userUuid: room.teacher.uuid },
    headers: { origin: new URL(student.page.url()).origin },
  });
  const { uuid } = (await made.json()) as { uuid: string };
  for (const person of [teacher, student]) {
    await expect(person.page.getByText(chatRetention[person.locale].kept_forever, { exact: true })).toBeVisible();
    await person.open(`/chat/private/${uuid}`);
    await expect(person.page.getByText(chatRetention[person.locale].kept_forever, { exact: true })).toBeVisible();
  }
  await student.say("سرّ قديم");
  await expect(teacher.message("سرّ قديم")).toBeVisible();

  await signIn(page, await createPerson({ userType: "manager", role: "support_admin" }));
  await page.goto("/chat");
  await page.getByRole("main").getByRole("link", { name: chat.en.reports, exact: true }).click();
  await page.getByRole("main").getByRole("link", { name: chatRetention.en.private_menu, exact: true }).click();
  const years = page.getByRole("radio", { name: "730 days", exact: true });
  const source = await (await page.request.get(page.url())).text();
  await inspect(page, source, "en");
  expect(source).not.toContain("سرّ");
  await years.check();
  await page.getByRole("button", { name: chatRetention.en.save }).click();
  await expect(page.getByText(chatRetention.en.not_sure)).toBeVisible();
  await expect(years).toBeChecked();
  await page.getByRole("checkbox", { name: chatRetention.en.sure }).check();
  await page.getByRole("button", { name: chatRetention.en.save }).click();
  await expect(page.getByText(chatRetention.en.done, { exact: true })).toBeVisible();
  await expect(years).toBeChecked();

  for (const { page: theirs, locale } of [teacher, student])
    await expect(
      theirs.getByText(translator(chatRetention, locale)("kept", { count: 730 }), { exact: true }),
    ).toBeVisible();
  await teacher.open(room.path);
  await expect(teacher.page.getByText(chatRetention.en.kept_forever, { exact: true })).toBeVisible();
});

test("CHT-6 whoever moderates a course alone is not led there", async ({ enter }) => {
  const room = await createRoom();
  const { page } = await enter.instructor(room);
  await page.goto("/chat/reports");
  await expect(page.getByRole("heading", { level: 1, name: chat.en.reports })).toBeVisible();
  await expect(page.getByRole("link", { name: chatRetention.en.private_menu })).toHaveCount(0);
  expect((await page.request.get("/chat/retention")).status()).toBe(403);
});
