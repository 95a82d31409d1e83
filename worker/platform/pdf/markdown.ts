import type { Rgb } from "./canvas";
import { muted } from "./color";
import type { Span, TextStyle } from "./text";

/** Loads the parser and parses GitHub-flavoured Markdown. Raw HTML is never run nor shown. */
export async function parseMarkdown(markdown: string) {
  const [{ unified }, { default: remarkParse }, { default: remarkGfm }] = await Promise.all([
    import("unified"),
    import("remark-parse"),
    import("remark-gfm"),
  ]);
  return unified().use(remarkParse).use(remarkGfm).parse(markdown);
}

export type Root = Awaited<ReturnType<typeof parseMarkdown>>;
export type Block = Root["children"][number];
export type Phrasing = Extract<Block, { type: "paragraph" }>["children"][number];
export type Table = Extract<Block, { type: "table" }>;
export type List = Extract<Block, { type: "list" }>;

/** What inline text must know of the document around it. */
export interface Inline {
  accent: Rgb;
  /** The addresses of reference links, by identifier. */
  definitions: Map<string, string>;
  /** Footnotes by identifier, numbered in the order they are first spoken of. */
  footnotes: Map<string, number>;
}

/** U+2066 and U+2069: what stands between is ordered on its own, from left to right, as code must be in Arabic prose. */
const isolate = (code: string) => `\u2066${code}\u2069`;

/** Inline Markdown as styled text. */
export function toSpans(nodes: Phrasing[], style: TextStyle, inline: Inline): Span[] {
  return nodes.flatMap((node): Span[] => {
    switch (node.type) {
      case "text":
        return [{ text: node.value.replace(/\s*\n\s*/g, " "), style }];
      case "strong":
        return toSpans(node.children, { ...style, bold: true }, inline);
      case "emphasis":
        return toSpans(node.children, { ...style, slanted: true }, inline);
      case "delete":
        return toSpans(node.children, { ...style, struck: true }, inline);
      case "inlineCode":
        return [{ text: isolate(node.value.replaceAll("\n", " ")), style: { ...style, tinted: true } }];
      case "break":
        return [{ text: "\n", style }];
      case "link":
        return toSpans(node.children, { ...style, color: inline.accent, url: node.url }, inline);
      case "linkReference": {
        const url = inline.definitions.get(node.identifier);
        return toSpans(node.children, url ? { ...style, color: inline.accent, url } : style, inline);
      }
      case "image":
      case "imageReference":
        return node.alt ? [{ text: node.alt, style: { ...style, slanted: true, color: muted } }] : [];
      case "footnoteReference":
        return [{ text: isolate(`[${footnoteNumber(inline, node.identifier)}]`), style: { ...style, color: muted } }];
      default:
        return [];
    }
  });
}

export function footnoteNumber({ footnotes }: Inline, identifier: string): number {
  const known = footnotes.get(identifier);
  if (known !== undefined) return known;
  const number = footnotes.size + 1;
  footnotes.set(identifier, number);
  return number;
}

export function plainText(nodes: Phrasing[], inline: Inline): string {
  return toSpans(nodes, { color: muted }, inline)
    .map((span) => span.text)
    .join("");
}
