import { utimesSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { errors } from "../../worker/words/errors";
import { withPlace } from "../support/pictures";
import { expect, signIn, test } from "./support/test";

const MiB = 1024 * 1024;

/** A photograph drawn by the browser, red on the left and blue on the right, with what a phone writes into it. */
async function photograph(page: Page, width = 1200, height = 600): Promise<Buffer> {
  const drawn = await page.evaluate(
    ([w = 0, h = 0]) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [w, h];
      const paper = canvas.getContext("2d");
      if (!paper) return "";
      paper.fillStyle = "#c02020";
      paper.fillRect(0, 0, w / 2, h);
      paper.fillStyle = "#2040c0";
      paper.fillRect(w / 2, 0, w / 2, h);
      return canvas.toDataURL("image/jpeg", 0.9);
    },
    [width, height],
  );
  return Buffer.from(withPlace(Buffer.from(drawn.split(",")[1] ?? "", "base64")));
}
const place = Buffer.from([0, 0, 0, 30, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1]);

/** What the content origin answers the page, which may read it. */
async function fetched(page: Page, address: string): Promise<{ type: string | null; bytes: Buffer }> {
  const { type, base64 } = await page.evaluate(async (url) => {
    const response = await fetch(url, { cache: "reload" });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return {
      type: response.headers.get("content-type"),
      base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")),
    };
  }, address);
  return { type, bytes: Buffer.from(base64, "base64") };
}

/** The picture behind an address once it is drawn small: its bytes, and the colour in its middle. */
async function smallPicture(page: Page, address: string) {
  await expect.poll(async () => (await fetched(page, address)).type, { timeout: 30_000 }).toBe("image/webp");
  const { bytes } = await fetched(page, address);
  const middle = await page.evaluate(async (url) => {
    const bitmap = await createImageBitmap(await (await fetch(url, { cache: "reload" })).blob());
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    const paper = canvas.getContext("2d");
    paper?.drawImage(bitmap, 0, 0);
    const [red = 0, , blue = 0] = paper?.getImageData(bitmap.width / 2, bitmap.height / 2, 1, 1).data ?? [];
    return { width: bitmap.width, height: bitmap.height, red, blue };
  }, address);
  return { bytes, ...middle };
}

test.describe("uploads", () => {
  test.use({ allowed: [/Failed to load resource/] });

  test("MED-1 MED-2 several files at once: a lost connection and a reload send nothing twice, a wrong file is named", async ({
    page,
  }, testInfo) => {
    await signIn(page, "instructor");
    await page.goto("/instructor/media");
    const film = testInfo.outputPath(`film ${Date.now()}.txt`);
    writeFileSync(film, Buffer.alloc(20 * MiB, "a line of words\n"));
    utimesSync(film, 1_700_000_000, 1_700_000_000);
    const sent: number[] = [];
    let isCut = true;
    await page.route(/\/uploads\/.+\/parts\/\d+$/, async (route) => {
      const number = Number(route.request().url().split("/").at(-1));
      const isLarge =
        Number(route.request().headers()["content-length"] ?? route.request().postDataBuffer()?.length) > MiB;
      if (isLarge && isCut && number === 2) {
        await page.context().setOffline(true);
        return route.abort("internetdisconnected");
      }
      if (isLarge) sent.push(number);
      return route.continue();
    });
    await page.getByLabel("What they are for").selectOption("course_material");
    const files = page.getByLabel("Files", { exact: true });
    await files.setInputFiles(film);
    const rows = page.getByRole("list", { name: "Files on their way" }).getByRole("listitem");
    await expect(rows.first()).toContainText("The connection is gone");
    expect(sent).toEqual([1]);

    // Back on line it goes on by itself, to the next cut; then the page is loaded anew.
    isCut = false;
    let hold: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      hold = resolve;
    });
    await page.route(/\/parts\/3$/, async (route) => {
      await held;
      await route.abort();
    });
    const second = page.waitForResponse(/\/parts\/2$/);
    await page.context().setOffline(false);
    await (await second).finished();
    expect(sent).toEqual([1, 2]);
    await page.reload();
    hold?.();
    await page.unroute(/\/parts\/3$/);
    await expect(page.getByRole("list", { name: "Not finished yet" })).toContainText("Choose the same file again");
    await files.setInputFiles(film);
    await expect(rows.first()).toContainText("Uploaded.", { timeout: 30_000 });
    expect(sent).toEqual([1, 2, 3]);
    await expect(page.getByRole("list", { name: "Not finished yet" })).toHaveCount(0);

    // Two at once: a PDF, and one that is a zip.
    await page.getByLabel("What they are for").selectOption("lesson_document");
    const named = (name: string, buffer: Buffer) => ({ name, mimeType: "application/pdf", buffer });
    await files.setInputFiles([
      named("week one.pdf", Buffer.from("%PDF-1.7\n week one")),
      named("not a pdf.pdf", Buffer.from("PK\x03\x04 a zip in disguise")),
    ]);
    const row = (name: string) => rows.filter({ hasText: name });
    await expect(row("week one.pdf")).toContainText("Uploaded.");
    await expect(row("not a pdf.pdf")).toContainText(errors.en.file_type_mismatch);
    await page.getByRole("button", { name: "Cancel: not a pdf.pdf" }).click();
    await expect(row("not a pdf.pdf")).toHaveCount(0);
    const table = page.getByRole("table", { name: "Media library" });
    await expect(table).toContainText("week one.pdf");
    await expect(table).not.toContainText("not a pdf.pdf");

    // A new version, and the first one back.
    await page.getByRole("link", { name: "Versions of week one.pdf" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("New version").setInputFiles(named("week one, again.pdf", Buffer.from("%PDF-1.7\n again")));
    await expect(dialog).toContainText("Uploaded.");
    await dialog.getByRole("button", { name: "Replace" }).click();
    await expect(page.getByRole("status").filter({ hasText: "The file is replaced" })).toBeVisible();
    await page.getByRole("link", { name: "Versions of week one, again.pdf" }).first().click();
    await expect(dialog.getByRole("listitem").first()).toContainText("Shown now");
    await dialog.getByRole("button", { name: "Bring back version 1" }).click();
    await expect(table).toContainText("week one.pdf");
  });
});

test("MED-2 a photograph in the library is shown small, and neither it nor the file names a place", async ({
  page,
}) => {
  await signIn(page, "instructor");
  await page.goto("/instructor/media");
  const buffer = await photograph(page, 3000, 2000);
  expect(buffer.includes(place)).toBe(true);
  await page.getByLabel("What they are for").selectOption("lesson_image");
  const name = `roof ${Date.now()}.jpg`;
  await page.getByLabel("Files", { exact: true }).setInputFiles({ name, mimeType: "image/jpeg", buffer });
  const row = page.getByRole("row").filter({ hasText: name });
  const small = (await row.locator("img").getAttribute("src")) ?? "";
  expect(small).toContain("/w160/");
  const picture = await smallPicture(page, small);
  expect([picture.width, picture.height]).toEqual([160, 107]);
  expect(picture.bytes.length).toBeLessThan(8_000);
  expect(new TextDecoder("latin1").decode(picture.bytes)).not.toContain("Exif");
  const { bytes: whole } = await fetched(page, small.replace("/w160/", "/"));
  expect(whole.includes(place)).toBe(false);
  expect(new TextDecoder("latin1").decode(whole)).not.toContain("Exif");
});

for (const locale of ["en", "ar"] as const) {
  test(`PRO-1 MED-2 a portrait is cut by keyboard, shown in the frame, and removed (${locale})`, async ({ page }) => {
    const role = locale === "ar" ? "mentor" : "manager";
    await signIn(page, role);
    if (locale === "ar") {
      await page.goto("/account/preferences");
      await page
        .locator("[name=locale]")
        .selectOption("ar")
        .catch(() => page.locator("[name=locale][value=ar]").check());
      await page
        .locator("main form")
        .filter({ has: page.locator("[name=locale]") })
        .locator("button[type=submit]")
        .click();
      await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    }
    await page.goto("/account");
    const buffer = await photograph(page);
    await page.locator("#photo").setInputFiles({ name: "me.jpg", mimeType: "image/jpeg", buffer });
    const dialog = page.getByRole("dialog");
    const across = dialog.getByRole("slider", { name: locale === "ar" ? "يمينًا ويسارًا" : "Left and right" });
    await across.focus();
    // The right end of the picture, which is blue: the slider's end in English, its start in Arabic.
    await page.keyboard.press(locale === "ar" ? "Home" : "End");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/account\?saved=1/);
    const portrait = page.locator("header img");
    await expect(portrait).toHaveAttribute("src", /\/w160\//);
    const picture = await smallPicture(page, (await portrait.getAttribute("src")) ?? "");
    expect([picture.width, picture.height]).toEqual([160, 160]);
    expect(picture.blue).toBeGreaterThan(picture.red);
    expect(new TextDecoder("latin1").decode(picture.bytes)).not.toContain("Exif");
    await page.getByRole("button", { name: locale === "ar" ? "إزالة الصورة" : "Remove photo" }).click();
    await expect(page.locator("header img")).toHaveCount(0);
  });
}
