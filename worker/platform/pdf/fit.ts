import { type Line, type Setting, type Span, sum, type TextTools, typeset } from "./text";

/** Points. */
export interface Sizes {
  largest: number;
  smallest: number;
  maxLines: number;
  /** To what share of the largest one line may shrink before two are tried; two thirds unless given. */
  patience?: number;
}

/** The largest size within `sizes` at which the text takes at most `maxLines`; the smallest, cut, if none does. */
export function fitText(
  tools: TextTools,
  spans: Span[],
  setting: Omit<Setting, "size"> & { maxWidth: number },
  sizes: Sizes,
): Line[] {
  for (let lines = 1; lines <= sizes.maxLines; lines++) {
    const patience = sizes.patience ?? 0.66;
    const least = lines < sizes.maxLines ? Math.max(sizes.smallest, sizes.largest * patience) : sizes.smallest;
    // Two lines of the largest size would outweigh one.
    const first = Math.max(sizes.smallest, sizes.largest * (lines === 1 ? 1 : (1 + patience) / 2));
    for (let size = first; size >= least; size = size > least ? Math.max(least, size - 1) : 0) {
      const set = typeset(tools, spans, { ...setting, size, balanced: true });
      if (set.length <= lines) return set;
    }
  }
  const cut = typeset(tools, spans, { ...setting, size: sizes.smallest });
  const kept = cut.slice(0, sizes.maxLines);
  const last = kept.at(-1);
  const style = spans[0]?.style;
  if (!last || !style) return kept;
  const [dots] = typeset(tools, [{ text: "…", style }], { size: sizes.smallest, direction: setting.direction });
  return dots ? [...kept.slice(0, -1), shortened(last, dots, setting.maxWidth)] : kept;
}

/** The line with dots at its reading end, glyphs taken away there until they fit. */
function shortened(line: Line, dots: Line, maxWidth: number): Line {
  const runs = line.runs.map((run) => ({ ...run, glyphs: [...run.glyphs] }));
  const rtl = line.direction === "rtl";
  while (sum(runs) + dots.width > maxWidth && runs.length > 0) {
    const run = rtl ? runs[0] : runs.at(-1);
    const glyph = rtl ? run?.glyphs.shift() : run?.glyphs.pop();
    if (!run || !glyph) {
      if (rtl) runs.shift();
      else runs.pop();
      continue;
    }
    run.width -= (glyph.advance * line.size) / 1000;
  }
  const all = rtl ? [...dots.runs, ...runs] : [...runs, ...dots.runs];
  return { ...line, runs: all, width: sum(all) };
}
