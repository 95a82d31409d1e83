import { chat } from "../../worker/words/chat";
import { chatFiles } from "../../worker/words/chat-files";
import { stripes } from "../support/pictures";
import { rowsOf } from "./support/database";
import { inspect } from "./support/inspect";
import { type Chatter, createRoom, test } from "./support/room";
import { expect, wholeBrowser } from "./support/test";

// A microphone that hums; whether the page may use it is asked as ever.
test.use(wholeBrowser("--use-fake-device-for-media-stream"));

const picture = { name: "panel.jpg", mimeType: "image/jpeg", buffer: Buffer.from(stripes.baseline()) };
const plan = {
  name: "خطة التركيب.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from(`%PDF-1.7\n${"x".repeat(2000)}`),
};
const attach = (who: Chatter, ...files: (typeof picture)[]) =>
  who.page.getByLabel(chatFiles[who.locale].attach).and(who.page.locator("input")).setInputFiles(files);
const send = (who: Chatter) => who.page.getByRole("button", { name: chat[who.locale].send, exact: true }).click();
const article = (who: Chatter) => who.log.getByRole("article").last();

for (const locale of ["en", "ar"] as const) {
  test(`CHT-5 a picture and a file are sent together, seen, opened and saved by the other (${locale})`, async ({
    enter,
  }) => {
    const words = chatFiles[locale];
    const room = await createRoom();
    const student = await enter.student(room, { locale, name: "Sender Test" });
    const teacher = await enter.instructor(room);
    await attach(student, picture, plan);
    const list = student.page.getByRole("list", { name: words.attached });
    await expect(list.getByText(words.ready)).toBeAttached();
    await list.getByRole("textbox").fill("Three stripes of a panel");
    await student.field.fill("Here is all of it");
    await send(student);
    await expect(teacher.message("Here is all of it")).toBeVisible();
    await expect(student.field).toHaveValue("");
    await expect(list).toHaveCount(0);

    // A thumbnail that has been drawn, under the words that its sender has given it.
    const thumbnail = teacher.log.getByRole("img", { name: "Three stripes of a panel" });
    await expect(thumbnail).toBeVisible();
    await expect.poll(() => thumbnail.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    await teacher.log.getByRole("button", { name: /Three stripes/ }).click();
    const lightbox = teacher.page.getByRole("dialog", { name: "Three stripes of a panel" });
    await expect(lightbox.getByRole("img")).toBeVisible();
    await teacher.page.keyboard.press("Escape");
    await expect(lightbox).toHaveCount(0);

    const saving = teacher.page.waitForEvent("download");
    await teacher.log.getByRole("link", { name: chatFiles.en.download_named.replace("{name}", plan.name) }).click();
    expect((await saving).suggestedFilename()).toBe(plan.name);
    await expect(teacher.message("Here is all of it")).toContainText("2 kB");
    await inspect(student.page, await (await student.page.request.get(room.path)).text(), locale);

    // Whoever moderates takes it away, and its files with it.
    await teacher.choose("Here is all of it", chat.en.delete);
    await teacher.page.getByRole("dialog").getByRole("button", { name: chat.en.delete, exact: true }).click();
    await expect(student.log.getByRole("img", { name: "Three stripes of a panel" })).toHaveCount(0);
    await expect
      .poll(() =>
        rowsOf(
          "select 1 from media_files where filename = $1 and deleted_at is null and owner_id = (select id from users where full_name = 'Sender Test' and locale = $2)",
          [plan.name, locale],
        ),
      )
      .toEqual([]);
  });

  test(`CHT-5 a voice message is recorded, listened to, sent and played by the other (${locale})`, async ({
    enter,
  }) => {
    const words = chatFiles[locale];
    const room = await createRoom();
    const teacher = await enter.instructor(room);
    const student = await enter.student(room, { locale });
    await student.page.context().grantPermissions(["microphone"]);
    const record = student.page.getByRole("button", { name: words.record });
    await record.click();
    await expect(student.page.getByRole("timer")).toHaveText("0:01");
    await student.page.getByRole("button", { name: words.cancel }).click();
    await expect(student.field).toBeVisible();
    await record.click();
    await expect(student.page.getByRole("timer")).toHaveText("0:01");
    await student.page.getByRole("button", { name: words.stop }).click();
    await expect(student.page.getByText(words.listen)).toBeVisible();
    await student.page.getByRole("button", { name: words.play }).click();
    await expect(student.page.getByRole("button", { name: words.pause })).toBeVisible();
    await student.page.getByRole("button", { name: words.send_voice }).click();
    await expect(article(student).getByRole("group", { name: /0:0\d/ })).toBeVisible();

    const player = teacher.log.getByRole("group", { name: /Voice message, 0:0\d/ });
    await player.getByRole("button", { name: chatFiles.en.play }).click();
    await expect(player.getByRole("button", { name: chatFiles.en.pause })).toBeVisible();
    await expect
      .poll(() => player.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime))
      .toBeGreaterThan(0);
    await expect(player.getByRole("button", { name: chatFiles.en.play })).toBeVisible();
    // The list of rooms says what came last, as soon as the room has copied it.
    await expect(async () => {
      await teacher.page.goto("/chat");
      await expect(teacher.page.getByRole("link", { name: new RegExp(chatFiles.en.voice) })).toBeVisible({
        timeout: 1_000,
      });
    }).toPass({ timeout: 30_000 });
  });
}

test("CHT-5 files are pasted, dropped and taken away; one that cannot be taken says why; a microphone that is refused too", async ({
  enter,
}) => {
  const room = await createRoom();
  const student = await enter.student(room);
  const { page } = student;
  const words = chatFiles.en;
  const bring = (event: "paste" | "drop", name: string, type: string) =>
    student.field.evaluate(
      (field, [kind, called, mimeType]) => {
        const data = new DataTransfer();
        data.items.add(new File(["just words"], called, { type: mimeType }));
        const init = { bubbles: true, cancelable: true };
        field.dispatchEvent(
          kind === "paste"
            ? new ClipboardEvent("paste", { ...init, clipboardData: data })
            : new DragEvent("drop", { ...init, dataTransfer: data }),
        );
      },
      [event, name, type] as const,
    );
  const list = page.getByRole("list", { name: words.attached });
  await bring("paste", "notes.txt", "text/plain");
  await bring("drop", "more.csv", "application/vnd.ms-excel");
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list.getByText(words.ready)).toHaveCount(2);
  await bring("drop", "page.html", "text/html");
  await expect(list.getByRole("alert")).toBeVisible();
  const sendButton = page.getByRole("button", { name: chat.en.send, exact: true });
  await expect(sendButton).toHaveAttribute("aria-disabled", "true");
  for (const name of ["page.html", "notes.txt"])
    await list.getByRole("button", { name: `${words.remove}: ${name}` }).click();
  await send(student);
  await expect(article(student)).toContainText("more.csv");
  await expect(article(student)).not.toContainText("notes.txt");

  await page.getByRole("button", { name: words.record }).click();
  await expect(page.getByRole("alert")).toContainText(words.voice_refused);
  await expect(student.field).toBeVisible();
});

test("CHT-5 CHT-8 what is attached without a connection waits in the page, says so, and is sent once there is one", async ({
  enter,
}) => {
  const room = await createRoom();
  const teacher = await enter.instructor(room);
  const student = await enter.student(room);
  const { page } = student;
  const list = page.getByRole("list", { name: chatFiles.en.attached });
  await attach(student, picture);
  await expect(list.getByRole("textbox")).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText(chat.en.offline)).toBeVisible();
  // The room has this one already: its message goes the way of every other that is written offline.
  await student.say("from the tunnel");
  await expect(student.message("from the tunnel").getByRole("img", { name: chat.en.sending })).toBeVisible();
  await attach(student, plan);
  await student.field.fill("and its plan");
  await send(student);
  await expect(page.getByText(chatFiles.en.wanted_offline)).toBeVisible();
  await page.context().setOffline(false);
  await expect(teacher.message("from the tunnel")).toBeVisible();
  await expect(teacher.message("and its plan")).toContainText(plan.name);
  await expect.poll(() => teacher.said()).toEqual(["from the tunnel", "and its plan"]);
  await expect(teacher.log.getByRole("button", { name: /panel.jpg/ })).toBeVisible();
});
