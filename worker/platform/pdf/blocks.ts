import { drawTick } from "./brand";
import { ink, muted, tint } from "./color";
import { drawLine } from "./draw";
import type { Flow, Marker, Measure } from "./flow";
import { type Block, footnoteNumber, type Inline, type List, toSpans } from "./markdown";
import { drawTable } from "./table";
import type { TextStyle } from "./text";

export interface BlockLook {
  body: Measure;
  inline: Inline;
  text: TextStyle;
}

/** The look of running text: Arabic one step larger, with more room between lines. */
export function bodyMeasure(locale: "en" | "ar"): Measure {
  return locale === "ar" ? { size: 12, leading: 21 } : { size: 10.8, leading: 16.8 };
}

const headingSizes = [19, 15.5, 13, 11.8, 11.3, 11];

const silent = new Set<string>(["html", "definition"]);
/** What has an outline of its own wants more room around it. */
const boxed = new Set<string>(["table", "code", "blockquote", "thematicBreak"]);

/** Draws blocks one below the other. Raw HTML and definitions draw nothing. */
export function drawBlocks(flow: Flow, blocks: Block[], look: BlockLook, gap = look.body.leading * 0.55): void {
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1]?.type;
    const after = block.type;
    const wide = boxed.has(after) || (before !== undefined && boxed.has(before));
    if (before && !silent.has(after) && after !== "heading") flow.skip(wide ? gap * 1.6 : gap);
    drawBlock(flow, block, look);
  }
}

function drawBlock(flow: Flow, block: Block, look: BlockLook): void {
  const { body, inline, text } = look;
  switch (block.type) {
    case "paragraph":
      flow.paragraph(toSpans(block.children, text, inline), body);
      break;
    case "heading":
      drawHeading(flow, block, look);
      break;
    case "list":
      drawList(flow, block, look);
      break;
    case "blockquote":
      flow.indented(
        14,
        () => drawBlocks(flow, block.children, { ...look, text: { ...text, color: muted } }),
        tint(inline.accent, 0.55),
      );
      break;
    case "code":
      drawCode(flow, block.value, look);
      break;
    case "table":
      drawTable(flow, block, { size: body.size * 0.93, leading: body.leading * 0.9 }, inline);
      break;
    case "thematicBreak": {
      flow.ensure(body.leading);
      const box = flow.box();
      const y = flow.y - body.leading / 2;
      flow.canvas.line([box.left, y], [box.left + box.width, y], tint(inline.accent, 0.3), 0.6);
      flow.advance(body.leading);
      break;
    }
    case "footnoteDefinition": {
      const marker = `[${footnoteNumber(inline, block.identifier)}]`;
      drawItem(flow, textMarker(flow, look, marker), block.children, look, 24);
      break;
    }
  }
}

function drawHeading(flow: Flow, block: Extract<Block, { type: "heading" }>, { body, inline }: BlockLook): void {
  const size = (headingSizes[block.depth - 1] ?? body.size) * (body.size / 10.8);
  const measure = { size, leading: size * 1.42 };
  // A heading stays with what it heads: two lines, or the beginning of a list, table or piece of code.
  flow.ensure(size * 0.9 + measure.leading + body.leading * 4.2);
  flow.skip(size * (block.depth <= 2 ? 1.25 : 1));
  const color = block.depth === 1 ? inline.accent : ink;
  flow.paragraph(toSpans(block.children, { color, bold: true }, inline), measure, { balanced: true });
  flow.advance(size * 0.28);
}

function drawList(flow: Flow, list: List, look: BlockLook): void {
  const { body } = look;
  const first = list.start ?? 1;
  const last = first + list.children.length - 1;
  const gutter = list.ordered ? Math.max(22, 10 + String(last).length * 7.5) : 16;
  for (const [index, item] of list.children.entries()) {
    if (index > 0) flow.skip(body.leading * (list.spread ? 0.45 : 0.14));
    const marker =
      typeof item.checked === "boolean"
        ? tickBox(flow, look, item.checked)
        : textMarker(flow, look, list.ordered ? `${first + index}.` : "•");
    drawItem(flow, marker, item.children, look, gutter);
  }
}

function textMarker(flow: Flow, { body, inline }: BlockLook, text: string): Marker {
  const [line] = flow.setLines(
    [{ text, style: { color: inline.accent, bold: true } }],
    { size: body.size },
    flow.direction,
  );
  return (canvas, gutter, baseline) => {
    if (line) drawLine(canvas, line, gutter, baseline, "start", flow.direction);
  };
}

/** A box to tick by pen, or ticked. */
function tickBox({ direction }: Flow, { body, inline }: BlockLook, checked: boolean): Marker {
  return (canvas, gutter, baseline) => {
    const side = body.size * 0.78;
    const left = direction === "ltr" ? gutter.left : gutter.left + gutter.width - side;
    const bottom = baseline - side * 0.08;
    const paint = checked ? { fill: inline.accent } : {};
    canvas.roundedRect(left, bottom, side, side, 1.6, { ...paint, stroke: inline.accent, lineWidth: 0.8 });
    if (checked) drawTick(canvas, left + side / 2, bottom + side / 2, side);
  };
}

function drawItem(flow: Flow, marker: Marker, blocks: Block[], look: BlockLook, gutter: number): void {
  const outer = flow.inList;
  flow.inList = true;
  flow.indented(gutter, () => {
    flow.setMarker(marker, gutter);
    drawBlocks(flow, blocks, look, look.body.leading * 0.3);
    flow.setMarker(undefined, 0);
  });
  flow.inList = outer;
}

/** Code runs from left to right in every language, on a tinted ground that follows it over pages. */
function drawCode(flow: Flow, code: string, { body, inline }: BlockLook): void {
  const measure = { size: body.size * 0.9, leading: body.size * 1.42 };
  const pad = 8;
  const style: TextStyle = { color: ink, code: true };
  const { width } = flow.box();
  const lines = code
    .replaceAll("\t", "    ")
    .split(/\r?\n/)
    .map((text) => flow.setLines([{ text, style }], { size: measure.size, maxWidth: width - pad * 2 }, "ltr"));
  const strip = (height: number) => {
    const box = flow.box();
    flow.canvas.rect(box.left, flow.y - height, box.width, height + 0.1, { fill: tint(inline.accent, 0.06) });
  };
  flow.ensure(measure.leading * Math.min(3, lines.length) + pad * 2);
  strip(pad);
  flow.advance(pad);
  for (const parts of lines) {
    for (const line of parts.length > 0 ? parts : [undefined]) {
      flow.ensure(measure.leading);
      strip(measure.leading);
      const box = flow.box();
      const inner = { left: box.left + pad, width: box.width - pad * 2 };
      if (line) flow.place(line, inner, flow.baseline(line.size, measure.leading), "start", "ltr");
      flow.advance(measure.leading);
    }
  }
  strip(pad);
  flow.advance(pad);
}
