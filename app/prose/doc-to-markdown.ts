import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { type DocNode, isSameMark, type Mark } from "./doc";
import { type Content, docFromMarkdown, type Root } from "./markdown-to-doc";

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: "-", emphasis: "*", rule: "-", fences: true, listItemIndent: "one" });

/** What the editor holds, as Markdown that parses to the same. Empty paragraphs, and spaces at the edges of words that are marked, fall away. */
export function markdownFromDoc(doc: DocNode): string {
  const root = { type: "root", children: blocks(doc.content ?? []) } as Root;
  return writer.stringify(root).trimEnd();
}

/** Whether the editor can take this text in hand and lose nothing of it. */
export function isForEditor(markdown: string): boolean {
  const doc = docFromMarkdown(markdown);
  if (!doc) return false;
  return JSON.stringify(docFromMarkdown(markdownFromDoc(doc))) === JSON.stringify(doc);
}

/** Built by hand and handed over as Markdown's own tree. */
type Tree = { type: string; children?: Tree[] } & Record<string, unknown>;
const asContent = (nodes: Tree[]) => nodes as unknown as Content[];
const blocks = (nodes: readonly DocNode[]): Content[] => asContent(nodes.flatMap(block));

const isEmpty = (node: DocNode) => node.type === "paragraph" && phrases(node).length === 0;

function block(node: DocNode): Tree[] {
  const { type, attrs = {}, content = [] } = node;
  switch (type) {
    case "paragraph":
      return isEmpty(node) ? [] : [{ type: "paragraph", children: phrases(node) }];
    case "heading":
      return [{ type: "heading", depth: attrs.level, children: phrases(node, " ") }];
    case "blockquote":
      return [{ type: "blockquote", children: content.flatMap(block) }];
    case "codeBlock":
      return [{ type: "code", lang: attrs.language || null, value: content.map(({ text }) => text).join("") }];
    case "horizontalRule":
      return [{ type: "thematicBreak" }];
    case "bulletList":
    case "orderedList":
    case "taskList":
      return list(node);
    case "table":
      return table(content);
    default:
      throw new Error(`No Markdown for ${type}`);
  }
}

function list({ type, attrs = {}, content = [] }: DocNode): Tree[] {
  const isTasks = type === "taskList";
  // Markdown has no task without words.
  const items = isTasks ? content.filter((item) => item.content?.[0] && !isEmpty(item.content[0])) : content;
  if (items.length === 0) return [];
  const spread = Boolean(attrs.loose);
  const children = items.map((item) => ({
    type: "listItem",
    spread,
    checked: isTasks ? Boolean(item.attrs?.checked) : null,
    children: (item.content ?? []).flatMap(block),
  }));
  const ordered = type === "orderedList";
  return [{ type: "list", ordered, ...(ordered ? { start: attrs.start } : {}), spread, children }];
}

function table(rows: readonly DocNode[]): Tree[] {
  const alignOf = (cell: DocNode) => (cell.attrs?.align as string | null) ?? null;
  // A cell over several columns, pasted from elsewhere, is followed by empty ones.
  const cellsOf = (row: DocNode) =>
    (row.content ?? []).flatMap((cell) => [
      { type: "tableCell", children: (cell.content ?? []).flatMap((part) => phrases(part, " ")) },
      ...Array.from({ length: Number(cell.attrs?.colspan ?? 1) - 1 }, () => ({ type: "tableCell", children: [] })),
    ]);
  const align = (rows[0]?.content ?? []).flatMap((cell) => Array(Number(cell.attrs?.colspan ?? 1)).fill(alignOf(cell)));
  return [{ type: "table", align, children: rows.map((row) => ({ type: "tableRow", children: cellsOf(row) })) }];
}

/** The words of one block; `insteadOfBreak` where Markdown cannot break a line. */
function phrases(node: DocNode, insteadOfBreak?: string): Tree[] {
  const plain = (node.content ?? []).map(
    (leaf): DocNode =>
      leaf.type === "hardBreak" && insteadOfBreak !== undefined
        ? { ...leaf, type: "text", text: insteadOfBreak }
        : leaf,
  );
  return inline(peel(plain).middle);
}

const isCode = (leaf: DocNode) => leaf.marks?.some(({ type }) => type === "code");

/** Spaces and breaks at both edges, apart from what stands between them. */
function peel(leaves: readonly DocNode[]): { start: DocNode[]; middle: DocNode[]; end: DocNode[] } {
  const middle = [...leaves];
  const start = peelSide(middle, "start");
  return { start, middle, end: peelSide(middle, "end") };
}

function peelSide(middle: DocNode[], side: "start" | "end"): DocNode[] {
  const peeled: DocNode[] = [];
  for (;;) {
    const leaf = side === "start" ? middle[0] : middle.at(-1);
    if (!leaf || (leaf.type !== "hardBreak" && leaf.type !== "text") || isCode(leaf)) return peeled;
    const text = leaf.text ?? "";
    const kept = side === "start" ? text.replace(/^[ \t\n]+/, "") : text.replace(/[ \t\n]+$/, "");
    if (leaf.type === "text" && kept === text) return peeled;
    const away = side === "start" ? text.slice(0, text.length - kept.length) : text.slice(kept.length);
    const gone = leaf.type === "text" ? { ...leaf, text: away } : leaf;
    middle.splice(side === "start" ? 0 : -1, 1, ...(kept ? [{ ...leaf, text: kept }] : []));
    if (side === "start") peeled.push(gone);
    else peeled.unshift(gone);
  }
}

/** Flat texts with their marks, as marks around texts: the mark that reaches furthest is outermost. */
function inline(leaves: readonly DocNode[]): Tree[] {
  const trees: Tree[] = [];
  for (let at = 0; at < leaves.length; ) {
    const leaf = leaves[at] as DocNode;
    const [mark, reach] = furthest(leaves, at);
    if (!mark) {
      trees.push(leafOf(leaf));
      at++;
      continue;
    }
    const run = leaves.slice(at, at + reach).map((one) => without(one, mark));
    // "**bold **" would not be bold.
    const { start, middle, end } = mark.type === "link" ? { start: [], middle: run, end: [] } : peel(run);
    trees.push(...inline(start));
    if (middle.length > 0) trees.push({ ...around(mark), children: inline(middle) });
    trees.push(...inline(end));
    at += reach;
  }
  return trees;
}

function furthest(leaves: readonly DocNode[], at: number): [Mark | null, number] {
  let found: [Mark | null, number] = [null, 0];
  for (const mark of leaves[at]?.marks ?? []) {
    if (mark.type === "code") continue;
    let reach = at;
    while (leaves[reach]?.marks?.some((other) => isSameMark(mark, other))) reach++;
    if (reach - at > found[1]) found = [mark, reach - at];
  }
  return found;
}

const without = (leaf: DocNode, mark: Mark): DocNode => ({
  ...leaf,
  marks: (leaf.marks ?? []).filter((other) => !isSameMark(mark, other)),
});

const wrappers = { bold: "strong", italic: "emphasis", strike: "delete" } as const;
const around = ({ type, attrs }: Mark): Tree =>
  type === "link"
    ? { type: "link", url: attrs?.href ?? "", title: attrs?.title ?? null }
    : { type: wrappers[type as keyof typeof wrappers] };

function leafOf(leaf: DocNode): Tree {
  if (leaf.type === "hardBreak") return { type: "break" };
  if (leaf.type === "picture") {
    const { src, alt, title } = leaf.attrs ?? {};
    return { type: "image", url: src, alt, title };
  }
  return { type: isCode(leaf) ? "inlineCode" : "text", value: leaf.text ?? "" };
}
