import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./content";

describe("renderMarkdown", () => {
  it.each([
    ["<script>alert(1)</script>"],
    ["<img src=x onerror=alert(1)>"],
    ["<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>"],
    ["[x](javascript:alert(1))"],
    ["[x](JaVaScRiPt:alert(1))"],
    ["[x](&#106;avascript:alert(1))"],
    ["[x](java\nscript:alert(1))"],
    ["[x](vbscript:msgbox(1))"],
    ["[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)"],
    ["![x](javascript:alert(1))"],
    ["![x](data:image/svg+xml,<svg/onload=alert(1)>)"],
    ["![x](http://tracker.example/p.gif)"],
    ["![x](//tracker.example/p.gif)"],
    ["<iframe src=https://evil.example></iframe>"],
    ['<a href="javascript:alert(1)" onclick=alert(1)>x</a>'],
    ["<style>*{display:none}</style><form action=https://evil.example><input name=q></form>"],
    ["[x]: javascript:alert(1)\n\n[x]"],
    ['<https://x.example/"onmouseover=alert(1)>'],
    ['`<script>`\n\n```html" onload="alert(1)\n<script>alert(1)</script>\n```'],
    ["<math><mtext></table><mglyph><style><img src=x onerror=alert(1)>"],
    ['![" onerror="alert(1)](https://x.example/a.png "\\" onload=\\"alert(1)")'],
  ])("LES-3 nothing in %j runs, frames, posts or calls home", (markdown) => {
    const html = renderMarkdown(markdown);
    // Every tag that came out, parsed as a browser would see attribute borders.
    for (const [, tag = "", attributes = ""] of html.matchAll(/<([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi)) {
      expect([
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "form",
        "svg",
        "math",
        "link",
        "meta",
        "base",
      ]).not.toContain(tag);
      for (const [, name = "", value = ""] of attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)) {
        expect(name).not.toMatch(/^on|^style$|^srcdoc$/i);
        if (/^(href|src)$/.test(name)) expect(value).toMatch(/^(https:|http:|mailto:|#|\/(?!\/)|[^:]*$)/);
        // No file of ours is named here, and a page loads from nowhere else.
        expect(name).not.toBe("src");
      }
    }
    expect(html.replace(/<[a-z0-9/][^<>]*>/gi, "")).not.toMatch(/<[a-z]/i);
  });

  it("LES-3 whatever is written, only known elements come out", () => {
    const known =
      /^(p|h[2-6]|a|em|strong|del|code|pre|blockquote|ul|ol|li|hr|br|img|table|thead|tbody|tr|th|td|div|input|section|sup)$/;
    const bits = fc.constantFrom(
      "<",
      ">",
      '"',
      "'",
      "`",
      "[x](",
      ")",
      "javascript:",
      "<script>",
      "<b onclick=x>",
      "\n",
      "![",
      "&lt;",
      "|",
      "#",
      "- ",
      "[^1]",
      "media:",
      "س",
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 30 }), (parts) => {
        for (const [, tag = ""] of renderMarkdown(parts.join("")).matchAll(/<\/?([a-z0-9]+)/gi))
          expect(tag).toMatch(known);
      }),
      { numRuns: 300 },
    );
  });

  it("LES-3 a text that is too much to draw comes as it was written, and its page survives", () => {
    const deep = `${"> ".repeat(2_500)}<b> & the end`;
    const html = renderMarkdown(`A first line\n\n${deep}`);
    expect(html.startsWith("<p>A first line</p>\n<p>&gt; &gt; ")).toBe(true);
    expect(html.endsWith("&gt; &lt;b&gt; &amp; the end</p>")).toBe(true);
    const wide = `${"|".repeat(101)}\n${"|-".repeat(100)}|\n${"a\n".repeat(9_900)}`;
    expect(renderMarkdown(wide).length).toBeLessThan(2 * wide.length);
  });

  it("LES-3 headings begin below the page's own and keep their order", () => {
    expect(renderMarkdown("# A\n\n## B\n\n### C")).toBe("<h2>A</h2>\n<h3>B</h3>\n<h4>C</h4>");
    expect(renderMarkdown("### A\n\n#### B", { firstHeading: 3 })).toBe("<h3>A</h3>\n<h4>B</h4>");
    expect(renderMarkdown("##### A\n\n###### B")).toBe("<h2>A</h2>\n<h3>B</h3>");
  });

  it("LES-3 code stands left to right, tables scroll, links that leave are marked, pictures are ours", () => {
    expect(renderMarkdown("```sql\nselect 1\n```")).toBe(
      '<pre dir="ltr" tabindex="0"><code class="language-sql" dir="ltr">select 1\n</code></pre>',
    );
    expect(renderMarkdown("| a |\n|---|\n| 1 |")).toContain('<div class="table-scroll" tabindex="0"><table>');
    expect(renderMarkdown("[x](https://x.example/)")).toBe(
      '<p><a href="https://x.example/" rel="noopener nofollow">x</a></p>',
    );
    expect(renderMarkdown("[x](//x.example/)")).toContain('rel="noopener nofollow"');
    expect(renderMarkdown("[x](/courses)")).toBe('<p><a href="/courses">x</a></p>');
    const uuid = "018f0f3e-7b1a-7c3d-8e2f-000000000001";
    expect(renderMarkdown(`![كوب](media:${uuid})`, { mediaUrl: (id) => `https://files.example/${id}` })).toBe(
      `<p><img src="https://files.example/${uuid}" alt="كوب" loading="lazy" decoding="async" srcset="${[160, 480, 960, 1600].map((w) => `https://files.example/w${w}/${uuid} ${w}w`).join(", ")}" sizes="(min-width: 64rem) 44rem, 100vw"></p>`,
    );
    // Links are a reader's own: the next reader of the same text gets another.
    expect(renderMarkdown(`![كوب](media:${uuid})`, { mediaUrl: () => "https://files.example/next" })).toContain(
      "https://files.example/next",
    );
    expect(renderMarkdown(`![كوب](media:${uuid})`)).toBe("<p>كوب</p>");
  });

  it("LES-3 another site's picture, which no page of ours may load, is a link that says what it shows", () => {
    const link = (words: string) => `<a href="https://x.example/a.png" rel="noopener nofollow">${words}</a>`;
    expect(renderMarkdown("![a map](https://x.example/a.png)")).toBe(`<p>${link("a map")}</p>`);
    expect(renderMarkdown("![](https://x.example/a.png)")).toBe(`<p>${link("https://x.example/a.png")}</p>`);
    expect(renderMarkdown("[![a map](https://x.example/a.png)](https://y.example/)")).toBe(
      '<p><a href="https://y.example/" rel="noopener nofollow">a map</a></p>',
    );
  });

  it("LES-3 a task's box is named by its words", () => {
    const html = renderMarkdown("- [x] Lock **out**\n  - [ ] tag");
    expect(html).toContain('<label><input type="checkbox" checked disabled> Lock <strong>out</strong>');
    expect(html).toContain('<label><input type="checkbox" disabled> tag</label>');
  });

  it("LES-3 notes lead to each other and carry no words of another language", () => {
    const html = renderMarkdown("نص[^1]\n\n[^1]: حاشية");
    expect(html).toContain('href="#user-content-fn-1"');
    expect(html).toContain('id="user-content-fn-1"');
    expect(html).not.toMatch(/Footnotes|Back to/);
  });
});
