/**
 * What a Markdown text may ask of whoever draws it, told in one pass over its lines and without parsing it. Much more than people write; beyond it
 * a few thousand characters cost seconds, or more levels than a stack has. Browser-safe.
 */
const most = {
  /** Quotations, lists and notes within each other, on one line. */
  levels: 40,
  /** The same of all lines together: every level of a line costs. */
  levelsInAll: 6_000,
  /** A row has as many cells as its table's head, written or not. */
  cells: 5_000,
  /** Emphasis within emphasis, brackets within brackets. */
  nested: 100,
  /** Links, pictures and marks of notes. */
  references: 3_000,
};

/** True for a text that can be drawn in little time. */
export function isWithinBounds(markdown: string): boolean {
  if (count(markdown, "](") + count(markdown, "[^") > most.references) return false;
  let levels = 0;
  let cells = 0;
  for (const block of blocksOf(proseOf(markdown.split(/\r\n?|\n/)))) {
    if (nestedIn(block.join("\n")) > most.nested) return false;
    for (const line of block) {
      const deep = levelsOf(line);
      levels += deep;
      if (deep > most.levels || levels > most.levelsInAll) return false;
    }
    cells += cellsIn(block);
    if (cells > most.cells) return false;
  }
  return true;
}

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found++;
  return found;
}

const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
/** The lines that are not code between fences at the margin. With HTML, what looks like a fence need not be one. */
function proseOf(lines: string[]): string[] {
  if (lines.some((line) => /^ {0,3}</.test(line))) return lines;
  let open: string | null = null;
  return lines.filter((line) => {
    const mark = fence.exec(line)?.[1];
    if (open === null) open = mark ?? null;
    else if (mark?.startsWith(open) && line.trim() === mark) open = null;
    else return false;
    return mark === undefined;
  });
}

/** What stands between empty lines, empty within a quotation too. */
function blocksOf(lines: string[]): string[][] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (/^[\s>]*$/.test(line)) blocks.push([]);
    blocks.at(-1)?.push(line);
  }
  return blocks;
}

const mark = /([ \t]*)(?:>|(?:[-*+]|\d{1,9}[.)]|\[\^[^\]\s]{1,999}\]:)(?=[ \t]|$))/y;
/** In how many quotations, lists and notes a line stands; what it stands in without a mark of its own is told by its indentation. */
function levelsOf(line: string): number {
  let levels = 0;
  mark.lastIndex = 0;
  for (let found = mark.exec(line); found; found = mark.exec(line)) {
    const columns = (found[1] ?? "").replaceAll("\t", "    ").length;
    levels += 1 + Math.max(0, Math.floor((columns - 1) / 2));
  }
  return levels;
}

/** A table begins with a line of dashes and bars under its head, and ends with its block. */
function cellsIn(block: string[]): number {
  const ruled = block.findIndex((line) => /^[\s>]*[|:-][|:\s-]*$/.test(line) && line.includes("|"));
  if (ruled < 0) return 0;
  const columns = Math.max(...block.slice(ruled).map((line) => (/^[\s>|:-]*$/.test(line) ? count(line, "|") + 1 : 0)));
  return columns * (block.length - ruled + 1);
}

/** How deep emphasis or brackets may stand within each other in a block. Marks that nothing closes are just signs. */
function nestedIn(block: string): number {
  return Math.max(...[/(\*+)/g, /(_+)/g, /(~+)/g].map((signs) => pairsIn(block, signs)), bracketsIn(block));
}

function pairsIn(block: string, signs: RegExp): number {
  let [open, deepest, closed] = [0, 0, 0];
  for (const { 0: run, index } of block.matchAll(signs)) {
    const opens = /\S/.test(block[index + run.length] ?? " ");
    const closes = /\S/.test(block[index - 1] ?? " ");
    if (closes && (open > 0 || !opens)) {
      closed += Math.min(open, run.length);
      open = Math.max(0, open - run.length);
    } else if (opens) open += run.length;
    deepest = Math.max(deepest, open);
  }
  return Math.min(deepest, closed);
}

function bracketsIn(block: string): number {
  let [open, deepest, closed] = [0, 0, 0];
  for (const sign of block) {
    if (sign === "[") deepest = Math.max(deepest, ++open);
    else if (sign === "]" && open > 0) {
      open--;
      closed++;
    }
  }
  return Math.min(deepest, closed);
}
