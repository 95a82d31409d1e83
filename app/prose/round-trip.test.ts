import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../worker/modules/catalogue";
import { type DocNode, joinTexts, type Mark, sortMarks } from "./doc";
import { isForEditor, markdownFromDoc } from "./doc-to-markdown";
import { docFromMarkdown } from "./markdown-to-doc";
import { proseSchema } from "./schema";

/** Through the editor and back: Markdown → its JSON → its own schema → Markdown. */
function through(markdown: string): string {
  const doc = docFromMarkdown(markdown);
  if (!doc) throw new Error("not for the editor");
  const held = proseSchema.nodeFromJSON(doc);
  held.check();
  return markdownFromDoc(held.toJSON() as DocNode);
}
/** As readers see it: where a line of the source ends is nothing to them. */
const seen = (markdown: string) => renderMarkdown(markdown).replace(/\s+/g, " ").replace(/> </g, "><");

const constructs: Record<string, string> = {
  headings: "# One\n\n## Two\n\n### ثلاثة\n\n###### Six",
  emphasis: "Some **bold**, *slanted*, ~~struck~~, **`code`** and **bold with *slant* inside** it.",
  "emphasis within a word": "un*frigging*believable and ك**لم**ة",
  lists: "- one\n- two\n  - deep\n    1. deeper\n- three\n\nText\n\n3. three\n4. four",
  "a loose list": "- one\n\n- two\n\n  with a second paragraph",
  tasks: "- [ ] to do\n- [x] done, **well**\n  - [ ] a part of it",
  tables:
    "| Part | الجزء | V |\n| :--- | :-: | ---: |\n| Panel | لوح | 38 |\n| `a \\| b` | **x** | [y](https://example.org) |",
  code: "Run `npm ci` or `` a ` b ``.\n\n```sql\nselect *\n  from t; -- ملاحظة\n```\n\n```\nplain\n```",
  links:
    'See [the guide](https://example.org/a_(b)?q=1&r=2 "A title"), <https://example.org>, www.example.org and [**bold**](/courses).',
  pictures:
    "![A panel, seen from below](media:019a0000-0000-7000-8000-000000000000) and ![](https://example.org/x.png)",
  quotes: "> One\n>\n> > Two\n>\n> - three",
  "rules and breaks": "One\\\ntwo\n\n---\n\nthree",
  Arabic:
    "## السلامة أولًا\n\nافصل **القاطع الرئيسي** ثم *تحقّق*، وانظر [الدليل](https://example.org/دليل).\n\n1. القفل\n2. البطاقة",
  "signs that mean nothing":
    "2 * 3 * 4, snake_case_name, a\\*b, 1\\. no list, \\# no heading, a < b & c > d, [x] no task",
};

describe("Markdown in the rich text editor", () => {
  it.each(Object.entries(constructs))("LES-3 CRS-4 keeps %s through the editor", (_, markdown) => {
    expect(isForEditor(markdown)).toBe(true);
    const back = through(markdown);
    expect(seen(back)).toBe(seen(markdown));
    // Nothing is touched the second time.
    expect(through(back)).toBe(back);
  });

  it("LES-3 every text of the demonstration courses reads the same after the editor", () => {
    const folder = "scripts/demo/courses";
    const texts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md"));
    expect(texts.length).toBeGreaterThan(30);
    for (const path of texts) {
      const markdown = readFileSync(`${folder}/${path}`, "utf8");
      expect(isForEditor(markdown), path).toBe(true);
      expect(seen(through(markdown)), path).toBe(seen(markdown));
    }
  }, 120_000);

  it.each([
    ["HTML", "a <b>c</b>"],
    ["notes", "a[^1]\n\n[^1]: b"],
    ["references", "[a][b]\n\n[b]: https://example.org"],
    ["tasks among other items", "- [ ] a\n- b"],
  ])("LES-3 leaves a text with %s to the Markdown mode rather than lose it", (_, markdown) => {
    expect(isForEditor(markdown)).toBe(false);
  });

  it("LES-3 whatever is written in the editor is the same when it is opened again", () => {
    fc.assert(
      fc.property(docs, (doc) => {
        const markdown = markdownFromDoc(doc);
        expect(docFromMarkdown(markdown)).toEqual(doc);
      }),
      { numRuns: 400 },
    );
  });
});

// Texts as people type them: words in both scripts, and the signs that Markdown reads.
const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("panel", "كلمة", "a", "٣", "é", "x1") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "*",
      "_",
      "**",
      "#",
      "1.",
      "-",
      "[x]",
      "`",
      "|",
      "<",
      "&amp;",
      "~",
      "!",
      "\\",
      ":",
      "،",
      ".",
      "(",
      ")",
    ),
  },
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(" "));
const markList = fc.subarray<Mark>([
  { type: "link", attrs: { href: "https://example.org/a", title: null } },
  { type: "bold" },
  { type: "italic" },
  { type: "strike" },
]);
const text = fc
  .tuple(words, markList, fc.boolean(), fc.constantFrom(" ", "", " "))
  .map(([value, marks, isCode, gap]): DocNode[] => {
    const all = sortMarks(isCode ? [...marks, { type: "code" }] : marks);
    return [
      { type: "text", text: value, ...(all.length > 0 ? { marks: all } : {}) },
      ...(gap ? [{ type: "text", text: gap }] : []),
    ];
  });
const line = fc
  .array(text, { minLength: 1, maxLength: 4 })
  .map((parts) => joinTexts([...parts.flat(), { type: "text", text: "end" }]));
const paragraph = line.map((content): DocNode => ({ type: "paragraph", content }));
const cell = (type: string) =>
  paragraph.map((content): DocNode => ({ type, attrs: { align: null }, content: [content] }));
const row = (type: string) =>
  fc.tuple(cell(type), cell(type)).map((content): DocNode => ({ type: "tableRow", content }));
const list = fc
  .tuple(fc.constantFrom("bulletList", "orderedList", "taskList"), fc.array(paragraph, { minLength: 1, maxLength: 3 }))
  .map(
    ([type, items]): DocNode => ({
      type,
      attrs: { ...(type === "orderedList" ? { start: 2 } : {}), loose: false },
      content: items.map((item) =>
        type === "taskList"
          ? { type: "taskItem", attrs: { checked: true }, content: [item] }
          : { type: "listItem", content: [item] },
      ),
    }),
  );
const block = fc.oneof(
  paragraph,
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), line)
    .map(([level, content]): DocNode => ({ type: "heading", attrs: { level }, content })),
  list,
  fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((content): DocNode => ({ type: "blockquote", content })),
  fc.tuple(row("tableHeader"), row("tableCell")).map((content): DocNode => ({ type: "table", content })),
  words.map(
    (value): DocNode => ({
      type: "codeBlock",
      attrs: { language: "sql" },
      content: [{ type: "text", text: `${value}\n\n  ${value}` }],
    }),
  ),
  fc.constant<DocNode>({ type: "horizontalRule" }),
);
const docs = fc.array(block, { minLength: 1, maxLength: 5 }).map((content): DocNode => ({ type: "doc", content }));
