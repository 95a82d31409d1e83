import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { type DocNode, joinTexts, type Mark, sortMarks } from "./doc";

const parser = unified().use(remarkParse).use(remarkGfm);
export type Root = ReturnType<typeof parser.parse>;
export type Content = Root["children"][number];
type Of<T extends Content["type"]> = Extract<Content, { type: T }>;
type List = Of<"list">;
type Table = Of<"table">;

/** A word of Markdown that the editor has none for. */
class NotInEditor extends Error {}

/** The same parser as the renderer's (worker/modules/catalogue/content.ts). Null for what the editor cannot hold: notes, HTML, references. */
export function docFromMarkdown(markdown: string): DocNode | null {
  try {
    const content = blocks(parser.parse(markdown).children);
    return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
  } catch (error) {
    if (error instanceof NotInEditor) return null;
    throw error;
  }
}

const holding = (node: DocNode, content: DocNode[]): DocNode => (content.length > 0 ? { ...node, content } : node);
const blocks = (nodes: readonly Content[]): DocNode[] => nodes.map(block);

function block(node: Content): DocNode {
  switch (node.type) {
    case "paragraph":
      return holding({ type: "paragraph" }, inline(node.children));
    case "heading":
      return holding({ type: "heading", attrs: { level: node.depth } }, inline(node.children));
    case "blockquote":
      return { type: "blockquote", content: opened(node.children) };
    case "list":
      return list(node);
    case "code": {
      if (node.meta) throw new NotInEditor(node.type);
      const text = node.value === "" ? [] : [{ type: "text", text: node.value }];
      return holding({ type: "codeBlock", attrs: { language: node.lang ?? null } }, text);
    }
    case "table":
      return table(node);
    case "thematicBreak":
      return { type: "horizontalRule" };
    default:
      throw new NotInEditor(node.type);
  }
}

/** An item, or a quotation, begins with a paragraph in the editor, be it an empty one. */
function opened(children: readonly Content[], asItem = false): DocNode[] {
  const content = blocks(children);
  return content.length === 0 || (asItem && content[0]?.type !== "paragraph")
    ? [{ type: "paragraph" }, ...content]
    : content;
}

function list(node: List): DocNode {
  const items = node.children;
  const tasks = items.filter(({ checked }) => typeof checked === "boolean").length;
  if (tasks > 0 && (tasks < items.length || node.ordered)) throw new NotInEditor("list");
  const loose = Boolean(node.spread) || items.some(({ spread }) => spread);
  const content = items.map((item) =>
    tasks > 0
      ? { type: "taskItem", attrs: { checked: Boolean(item.checked) }, content: opened(item.children, true) }
      : { type: "listItem", content: opened(item.children, true) },
  );
  if (tasks > 0) return { type: "taskList", attrs: { loose }, content };
  if (node.ordered) return { type: "orderedList", attrs: { start: node.start ?? 1, loose }, content };
  return { type: "bulletList", attrs: { loose }, content };
}

function table({ align, children }: Table): DocNode {
  const width = align?.length ?? children[0]?.children.length ?? 0;
  const rows = children.map((row, at) => ({
    type: "tableRow",
    content: Array.from({ length: width }, (_, column) => ({
      type: at === 0 ? "tableHeader" : "tableCell",
      attrs: { align: align?.[column] ?? null },
      content: [holding({ type: "paragraph" }, inline(row.children[column]?.children ?? []))],
    })),
  }));
  return { type: "table", content: rows };
}

function inline(nodes: readonly Content[], marks: readonly Mark[] = []): DocNode[] {
  return joinTexts(nodes.flatMap((node) => phrase(node, marks)));
}

function phrase(node: Content, marks: readonly Mark[]): DocNode[] {
  const marked = (leaf: DocNode): DocNode => (marks.length > 0 ? { ...leaf, marks: sortMarks(marks) } : leaf);
  const within = (children: readonly Content[], mark: Mark) =>
    inline(children, marks.some(({ type }) => type === mark.type) ? marks : [...marks, mark]);
  switch (node.type) {
    case "text":
      // A line's end within a paragraph is a space to its readers.
      return node.value === "" ? [] : [marked({ type: "text", text: node.value.replace(/\s*\n\s*/g, " ") })];
    case "inlineCode":
      return [{ type: "text", text: node.value, marks: sortMarks([...marks, { type: "code" }]) }];
    case "strong":
      return within(node.children, { type: "bold" });
    case "emphasis":
      return within(node.children, { type: "italic" });
    case "delete":
      return within(node.children, { type: "strike" });
    case "link":
      return within(node.children, { type: "link", attrs: { href: node.url, title: node.title ?? null } });
    case "image":
      return [marked({ type: "picture", attrs: { src: node.url, alt: node.alt ?? "", title: node.title ?? null } })];
    case "break":
      return [marked({ type: "hardBreak" })];
    default:
      throw new NotInEditor(node.type);
  }
}
