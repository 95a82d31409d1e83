/** A text as the editor holds it: ProseMirror's JSON, of the kinds that Markdown has a word for. */
export interface Mark {
  type: "link" | "bold" | "italic" | "strike" | "code";
  attrs?: { href: string; title: string | null };
}
export interface DocNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocNode[];
  marks?: Mark[];
  text?: string;
}

const rank: Record<Mark["type"], number> = { link: 0, bold: 1, italic: 2, strike: 3, code: 4 };
export const sortMarks = (marks: readonly Mark[]): Mark[] =>
  [...marks].sort((one, other) => rank[one.type] - rank[other.type]);

export const isSameMark = (one: Mark, other: Mark): boolean =>
  one.type === other.type &&
  one.attrs?.href === other.attrs?.href &&
  (one.attrs?.title ?? null) === (other.attrs?.title ?? null);

/** Neighbouring texts that look alike are one text. */
export function joinTexts(nodes: readonly DocNode[]): DocNode[] {
  const joined: DocNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    const [before, now] = [last?.marks ?? [], node.marks ?? []];
    const isAlike = before.length === now.length && before.every((mark, at) => isSameMark(mark, now[at] as Mark));
    if (last && last.type === "text" && node.type === "text" && isAlike)
      joined[joined.length - 1] = { ...last, text: `${last.text}${node.text}` };
    else joined.push(node);
  }
  return joined;
}
