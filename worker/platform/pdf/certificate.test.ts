import { PDFBool, PDFName } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { type CertificatePdfInput, renderCertificate } from "./certificate";
import type { PdfFonts } from "./fonts";
import { linesOf, readFonts, readPdf, reversed } from "./testing/read-pdf";

let fonts: PdfFonts;
beforeAll(async () => {
  fonts = await readFonts();
});

const english: CertificatePdfInput = {
  number: "RL-7K4M-Q2XW-9TDA",
  recipientName: "Demo Student",
  courseTitle: "Reading a wiring plan",
  completedOn: "2026-06-15",
  issuedBy: "RecruitLMS",
  instructorName: "Demo Instructor",
  locale: "en",
  verifyUrl: "https://learn.example.com/verify/RL-7K4M-Q2XW-9TDA",
  words: {
    heading: "Certificate of completion",
    presentedTo: "This certificate is presented to",
    forCompleting: "for successfully completing the course",
    completedOn: "Completed on",
    instructor: "Instructor",
    number: "Certificate number",
    verifyAt: "Check this certificate at",
    sealText: "Verified completion",
  },
};

const arabic: CertificatePdfInput = {
  ...english,
  recipientName: "ليلى عبد الرحمن",
  courseTitle: "قراءة مخطط التوصيلات",
  instructorName: "مدرّب تجريبي",
  locale: "ar",
  words: {
    heading: "شهادة إتمام",
    presentedTo: "تمنح هذه الشهادة إلى",
    forCompleting: "تقديرا لإتمام دورة",
    completedOn: "تاريخ الإتمام",
    instructor: "المدرب",
    number: "رقم الشهادة",
    verifyAt: "تحقق من هذه الشهادة على",
    sealText: "إتمام موثق",
  },
};

async function read(input: CertificatePdfInput) {
  const { document, pages } = await readPdf(await renderCertificate(input, fonts));
  const [page] = pages;
  if (!page) throw new Error("no page");
  return { document, page, pages, lines: linesOf(page) };
}

describe("certificate", () => {
  it("PRG-5 is one A4 page, landscape, that says everything, links to its verification, and embeds its fonts", async () => {
    const { page, pages, lines } = await read(english);
    expect(pages).toHaveLength(1);
    expect([page.width, page.height]).toEqual([841.89, 595.28]);
    const text = lines.join("\n");
    for (const part of [
      english.issuedBy,
      english.words.heading,
      english.words.presentedTo,
      english.recipientName,
      english.words.forCompleting,
      english.courseTitle,
      "15 June 2026",
      english.instructorName,
      english.number,
      english.words.verifyAt,
      "learn.example.com/verify/",
      "Verified",
    ]) {
      expect(text).toContain(part);
    }
    expect(page.links).toEqual([english.verifyUrl]);
    for (const font of page.fonts) expect(font).toMatch(/^[A-Z]{6}\+IBMPlexSans/);
  });

  it("PRG-5 names its title, language, issuer and day of completion", async () => {
    const { document } = await read(arabic);
    expect(document.getTitle()).toBe("شهادة إتمام · قراءة مخطط التوصيلات · ليلى عبد الرحمن");
    expect(document.getLanguage()).toBe("ar");
    expect(document.getAuthor()).toBe("RecruitLMS");
    expect(document.getSubject()).toContain(arabic.number);
    expect(document.getCreationDate()).toEqual(new Date("2026-06-15T00:00:00Z"));
    expect(document.getModificationDate()).toEqual(new Date("2026-06-15T00:00:00Z"));
    const preferences = document.catalog.getViewerPreferences();
    expect(preferences?.getReadingDirection()).toBe("R2L");
    expect(preferences?.dict.get(PDFName.of("DisplayDocTitle"))).toBe(PDFBool.True);
  });

  it("PRG-5 comes out byte for byte the same, whatever was made before and from whichever copy of the fonts", async () => {
    const first = await renderCertificate(english, fonts);
    await renderCertificate(arabic, fonts);
    expect(await renderCertificate(english, fonts)).toEqual(first);
    expect(await renderCertificate(english, await readFonts())).toEqual(first);
    expect(await renderCertificate({ ...english, recipientName: "Demo Studenta" }, fonts)).not.toEqual(first);
  });

  it("PRG-5 is laid out from right to left in Arabic, with the date in words and Latin digits", async () => {
    const { lines, page } = await read(arabic);
    expect(lines).toContain(reversed(arabic.recipientName));
    expect(lines).toContain(reversed(arabic.courseTitle));
    expect(lines).toContain(reversed(arabic.words.heading));
    const text = lines.join("\n");
    expect(text).toContain(`2026 ${reversed("يونيو")} 15`);
    expect(text).toContain(arabic.number);
    expect(text).not.toMatch(/[٠-٩]/);
    const name = page.texts.filter((painted) => painted.size > 30 && painted.text !== " ");
    for (const painted of name) expect(painted.x).toBeGreaterThan(page.width / 2);
  });

  it("PRG-5 prints an Arabic name in an English certificate, a Latin one in an Arabic certificate, and a mixed one", async () => {
    expect((await read({ ...english, recipientName: "محمد علي" })).lines).toContain(reversed("محمد علي"));
    expect((await read({ ...arabic, recipientName: "Demo Student" })).lines).toContain("Demo Student");
    const mixed = await read({ ...english, recipientName: "Demo محمد Student" });
    expect(mixed.lines).toContain(`Demo ${reversed("محمد")} Student`);
    const led = await read({ ...english, recipientName: "محمد (Demo)" });
    expect(led.lines).toContain(`(Demo) ${reversed("محمد")}`);
  });

  it("PRG-5 is not corrupted by bidi controls in a name", async () => {
    const clean = await renderCertificate({ ...english, recipientName: "Demo محمد" }, fonts);
    for (const name of [
      "\u202EDemo محمد",
      "Demo\u200F محمد\u202C",
      "\u2067Demo\u2069 \u2066محمد",
      "\u200EDemo \u202Bمحمد",
    ]) {
      expect(await renderCertificate({ ...english, recipientName: name }, fonts)).toEqual(clean);
    }
  });

  it("PRG-5 survives emoji, scripts without a font, and a name of which nothing is left", async () => {
    expect((await read({ ...english, recipientName: "Demo 🎓👩‍🎓 Student" })).lines).toContain("Demo Student");
    expect((await read({ ...english, recipientName: "Demo 中文" })).lines).toContain("Demo 中文");
    expect((await read({ ...english, recipientName: "\u202E🙂" })).lines).toContain("—");
    await read({ ...english, recipientName: "a\uD800b", instructorName: "", verifyUrl: "not (an) address" });
  });

  it("PRG-5 shrinks a long name, then takes two lines, then cuts it, and never leaves its column", async () => {
    const sizes: number[] = [];
    for (const parts of [1, 3, 5, 40]) {
      const { page } = await read({ ...english, recipientName: "Wilhelmina ".repeat(parts), courseTitle: "Wiring" });
      const name = page.texts.filter(({ text, size }) => size > 16 && /Wilh|elmina/.test(text));
      expect(new Set(name.map((painted) => painted.y)).size).toBeLessThanOrEqual(2);
      for (const painted of name) expect(painted.x).toBeLessThan(841.89 - 30 - 208);
      sizes.push(name[0]?.size ?? 0);
    }
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes[0]).toBe(42);
    expect(sizes.at(-1)).toBe(17);
  });

  it("PRG-5 refuses a completion date or accent that is none", async () => {
    for (const completedOn of ["2026-02-30", "15/06/2026", "", "2026-06-15T10:00:00Z"]) {
      await expect(renderCertificate({ ...english, completedOn }, fonts)).rejects.toThrow(RangeError);
    }
    await expect(renderCertificate({ ...english, accent: "teal" }, fonts)).rejects.toThrow(RangeError);
  });
});
