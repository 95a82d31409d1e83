import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { bounded } from "../../kernel/bounded";
import { isWithinBounds } from "../../kernel/markdown-bounds";
import { thumbnailWidths } from "../media";

type Root = Parameters<ReturnType<typeof rehypeSanitize>>[0];
type Content = Root["children"][number];
type Element = Extract<Content, { type: "element" }>;

export interface MarkdownOptions {
  /** The level that the text's highest heading gets, since the page has its own above: 2 unless told. */
  firstHeading?: 2 | 3 | 4;
  /** Where the file of `![…](media:<uuid>)` is served; without it such a picture shows its alternative text. */
  mediaUrl?: (uuid: string) => string;
}

/**
 * Markdown (CommonMark and GitHub's tables, task lists, strike-through and notes) as HTML that may stand in any page:
 * HTML inside it is dropped, addresses are http, https or mailto. Pictures are ours: a page loads nothing from elsewhere (security.ts), so another
 * site's picture is a link to it. A text that is too much to draw comes as it was written.
 */
export function renderMarkdown(markdown: string, options: MarkdownOptions = {}): string {
  // With pictures of ours the links belong to whoever reads.
  if (markdown.includes("media:")) return convert(markdown, options);
  const key = `${options.firstHeading ?? 2}|${markdown}`;
  const known = rendered.get(key);
  if (known !== undefined) return known;
  const html = convert(markdown, options);
  rendered.set(key, html);
  return html;
}

/** Texts are read far more often than written, and the same text is the same HTML. In characters; the text, as its key, is shorter than its HTML. */
const rendered = bounded<string>(2_000_000, (html) => html.length);

function convert(markdown: string, options: MarkdownOptions): string {
  // Nobody can save such a text; one that is older than that rule still must not take its page along.
  if (!isWithinBounds(markdown)) return asWritten(markdown);
  try {
    const tree = processor.runSync(processor.parse(markdown));
    furnish(tree, options);
    return processor.stringify(tree);
  } catch (error) {
    // Deeper than the stack, in a way that the bounds do not see.
    if (error instanceof RangeError) return asWritten(markdown);
    throw error;
  }
}

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** The text itself, a paragraph for each of its own. */
const asWritten = (markdown: string): string =>
  markdown
    .split(/\n\s*\n/)
    .map((part) => `<p>${part.replace(/[&<>]/g, (sign) => signs[sign] ?? sign)}</p>`)
    .join("\n");

const schema: typeof defaultSchema = {
  ...defaultSchema,
  // The only ids are those of notes, and they carry their prefix already.
  clobberPrefix: "",
  protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto"], src: ["https", "media"] },
};

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { footnoteLabel: " ", footnoteBackLabel: "↩" })
  .use(rehypeSanitize, schema)
  .use(rehypeStringify)
  .freeze();

/** What the sanitiser would take away again and what needs a look at the whole text. */
function furnish(tree: Root, { firstHeading = 2, mediaUrl }: MarkdownOptions) {
  const levels: number[] = [];
  visit(tree, (element) => {
    if (isHeading(element) && !isNotesLabel(element)) levels.push(levelOf(element));
  });
  const shift = firstHeading - Math.min(...levels, 6);
  const change = (element: Element): Content[] => {
    if (isHeading(element)) {
      if (isNotesLabel(element)) return [];
      element.tagName = `h${Math.max(2, Math.min(levelOf(element) + shift, 6))}`;
    }
    // Code is written left to right in every language.
    if (element.tagName === "pre" || element.tagName === "code") element.properties.dir = "ltr";
    if (element.tagName === "a") {
      // A picture that became a link, within one.
      replace(element, (inner) => (inner.tagName === "a" ? inner.children : [inner]));
      delete element.properties.ariaDescribedBy;
      if (isOutside(String(element.properties.href ?? ""))) element.properties.rel = ["noopener", "nofollow"];
    }
    if (element.tagName === "img") return picture(element, mediaUrl);
    if (element.tagName === "li" || element.tagName === "p") labelTask(element);
    // Wide tables and long lines scroll by themselves, by keyboard too.
    if (element.tagName === "pre") element.properties.tabIndex = 0;
    if (element.tagName === "table") return [wrap(element, { className: ["table-scroll"], tabIndex: 0 })];
    return [element];
  };
  replace(tree, change);
}

function picture(element: Element, mediaUrl: MarkdownOptions["mediaUrl"]): Content[] {
  const { src, alt } = element.properties;
  const uuid = /^media:([0-9a-f-]{36})$/i.exec(String(src ?? ""))?.[1];
  if (/^https:\/\//i.test(String(src ?? ""))) return [linkTo(String(src), String(alt || src))];
  const address = uuid && mediaUrl?.(uuid);
  if (!address) return alt ? [{ type: "text", value: String(alt) }] : [];
  return [
    {
      ...element,
      properties: {
        ...element.properties,
        src: address,
        alt: alt ?? "",
        loading: "lazy",
        decoding: "async",
        srcSet: widths(address),
        sizes: "(min-width: 64rem) 44rem, 100vw",
      },
    },
  ];
}

const linkTo = (href: string, words: string): Element => ({
  type: "element",
  tagName: "a",
  properties: { href, rel: ["noopener", "nofollow"] },
  children: [{ type: "text", value: words }],
});

/** The sizes that the content origin has of a picture, behind the token of its link. */
const widths = (address: string) =>
  thumbnailWidths.map((width) => `${address.replace(/\/(?=[^/]*$)/, `/w${width}/`)} ${width}w`).join(", ");

const blocks = new Set(["p", "ul", "ol", "pre", "blockquote", "div"]);
/** The words behind a task's box name it, for those who hear the page. */
function labelTask(element: Element) {
  const start = element.children.findIndex((child) => child.type === "element" && child.tagName === "input");
  if (start < 0) return;
  const after = element.children.findIndex(
    (child, index) => index > start && child.type === "element" && blocks.has(child.tagName),
  );
  const words = element.children.slice(start, after < 0 ? undefined : after);
  element.children.splice(start, words.length, { type: "element", tagName: "label", properties: {}, children: words });
}

const wrap = (element: Element, properties: Element["properties"]): Element => ({
  type: "element",
  tagName: "div",
  properties,
  children: [element],
});

const isHeading = (element: Element) => /^h[1-6]$/.test(element.tagName);
const levelOf = (element: Element) => Number(element.tagName[1]);
/** The heading that is made for notes is words of a language we do not know; the line above the list says enough. */
const isNotesLabel = (element: Element) => String(element.properties.id ?? "").endsWith("footnote-label");
const isOutside = (href: string) => /^(https?:)?\/\//i.test(href);

function visit(parent: Root | Element, look: (element: Element) => void) {
  for (const child of parent.children) {
    if (child.type !== "element") continue;
    look(child);
    visit(child, look);
  }
}

/** Depth first, so that what is put around an element is not looked at again. */
function replace(parent: Root | Element, change: (element: Element) => Content[]) {
  parent.children = (parent.children as Content[]).flatMap((child) => {
    if (child.type !== "element") return [child];
    replace(child, change);
    return change(child);
  }) as typeof parent.children;
}
