import { beforeAll, describe, expect, it } from "vitest";
import { type DocumentPdfInput, renderDocument } from "./document";
import { page as margins } from "./flow";
import type { PdfFonts } from "./fonts";
import { linesOf, readFonts, readPdf, reversed } from "./testing/read-pdf";

let fonts: PdfFonts;
beforeAll(async () => {
  fonts = await readFonts();
});

const render = (input: Partial<DocumentPdfInput>) =>
  renderDocument({ title: "Safety card", markdown: "", locale: "en", brand: "RecruitLMS", ...input }, fonts);
const read = async (input: Partial<DocumentPdfInput>) => {
  const { document, pages } = await readPdf(await render(input));
  return { document, pages, lines: pages.flatMap(linesOf) };
};

const sample = `# Safety card

Wear **gloves** and *goggles*; see [the plan](https://example.com/plan) and \`lock-out\`.

## Steps

1. Switch off.
2. Lock.
   - and tag

- [x] Done

| Part | Volts |
|---|---:|
| Panel | 40 |

> Never alone.

\`\`\`
if x:
    stop
\`\`\`
`;

describe("document", () => {
  it("PRG-5 sets every kind of Markdown on upright A4 pages, the title once", async () => {
    const { document, pages, lines } = await read({ markdown: sample, date: new Date("2026-06-15") });
    expect(pages.map(({ width, height }) => [width, height])).toEqual([[595.28, 841.89]]);
    expect(lines.filter((line) => line === "Safety card")).toHaveLength(1);
    for (const line of [
      "Wear gloves and goggles; see the plan and lock-out.",
      "Steps",
      "1.Switch off.",
      "•and tag",
      "Done",
      "PartVolts",
      "Panel40",
      "Never alone.",
      "    stop",
      "Safety card1 / 1",
    ]) {
      expect(lines).toContain(line);
    }
    expect(pages[0]?.links).toEqual(["https://example.com/plan"]);
    expect(document.getTitle()).toBe("Safety card");
    expect(document.getLanguage()).toBe("en");
    expect(document.getCreationDate()).toEqual(new Date("2026-06-15"));
  });

  it("PRG-5 runs from right to left in Arabic, with whole Latin paragraphs left as they are", async () => {
    const markdown = "## الخطوات\n\nافصل التيار أولا.\n\nSwitch off first.\n\n1. واحد";
    const { pages, lines } = await read({ title: "بطاقة السلامة", markdown, locale: "ar" });
    expect(lines).toContain(reversed("الخطوات"));
    expect(lines).toContain(reversed("افصل التيار أولا."));
    expect(lines).toContain("Switch off first.");
    expect(lines).toContain(`${reversed("واحد")}.1`);
    const heading = pages[0]?.texts.find(({ text }) => text === reversed("الخطوات"));
    expect(heading?.x).toBeGreaterThan(300);
  });

  it("PRG-5 numbers many pages, keeps within their margins and repeats a table's header", async () => {
    const rows = Array.from({ length: 90 }, (_, row) => `| Row ${row} | ${"text ".repeat(row % 30)} |`).join("\n");
    const markdown = `${"Words and words. ".repeat(900)}\n\n| Name | What |\n|---|---|\n${rows}`;
    const { pages } = await read({ markdown });
    expect(pages.length).toBeGreaterThan(5);
    for (const [index, page] of pages.entries()) {
      const lines = linesOf(page);
      expect(lines.at(-1)).toBe(`Safety card${index + 1} / ${pages.length}`);
      const body = page.texts.filter(({ size }) => size > 9);
      for (const { y } of body) expect(y).toBeGreaterThan(margins.bottom - 2);
      if (lines.some((line) => line.startsWith("Row "))) expect(lines).toContain("NameWhat");
    }
  });

  it("PRG-5 gives the same bytes for the same text, and copes with odd text", async () => {
    expect(await render({ markdown: sample })).toEqual(await render({ markdown: sample }));
    const odd = `<script>alert(1)</script>\n\n![plan](x.png) 🙂 中 ${"x".repeat(500)}\n\n[^1]\n\n[^1]: Note\n\n||\n|-|\n\n${"> ".repeat(12)}deep`;
    const { lines } = await read({ markdown: odd });
    expect(lines.join("\n")).not.toContain("alert");
    expect(lines.join("\n")).toContain("Note");
  });
});
