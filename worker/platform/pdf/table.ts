import { ink, tint } from "./color";
import type { Align } from "./draw";
import type { Flow, Measure } from "./flow";
import { page } from "./flow";
import { type Inline, type Table, toSpans } from "./markdown";
import { a4 } from "./paper";
import type { Line, Span } from "./text";

const pad = { x: 8, y: 5 };

/** A table as wide as the column, its header repeated on each page. A row is kept together unless it is higher than a page. */
export function drawTable(flow: Flow, table: Table, measure: Measure, inline: Inline): void {
  const rows = table.children.map((row, index) =>
    row.children.map((cell) => toSpans(cell.children, { color: ink, bold: index === 0 }, inline)),
  );
  const count = Math.max(0, ...rows.map((row) => row.length));
  if (count === 0) return;
  const widths = columnWidths(flow, rows, count, measure);
  const set = rows.map((row) =>
    Array.from({ length: count }, (_, column) => {
      const maxWidth = (widths[column] ?? 0) - pad.x * 2;
      return flow.setLines(row[column] ?? [], { size: measure.size, maxWidth });
    }),
  );
  const aligns = Array.from({ length: count }, (_, column): Align => {
    const align = table.align?.[column];
    return align === "center" ? "center" : align === "right" ? "end" : "start";
  });
  const [header, ...body] = set;
  if (!header) return;
  const draw = (cells: Line[][], isHeader: boolean) =>
    drawRow(flow, cells, { widths, aligns, measure, isHeader, inline });
  flow.ensure(rowHeight(header, measure) + rowHeight(body[0] ?? [], measure));
  draw(header, true);
  for (const cells of body) {
    for (const part of split(cells, measure)) {
      if (flow.room < rowHeight(part, measure)) {
        flow.newPage();
        draw(header, true);
      }
      draw(part, false);
    }
  }
}

interface RowLook {
  widths: number[];
  aligns: Align[];
  measure: Measure;
  isHeader: boolean;
  inline: Inline;
}

function drawRow(flow: Flow, cells: Line[][], { widths, aligns, measure, isHeader, inline }: RowLook): void {
  const box = flow.box();
  const height = rowHeight(cells, measure);
  const bottom = flow.y - height;
  if (isHeader) flow.canvas.rect(box.left, bottom, box.width, height, { fill: tint(inline.accent, 0.07) });
  const stroke = tint(inline.accent, isHeader ? 0.5 : 0.2);
  flow.canvas.line([box.left, bottom], [box.left + box.width, bottom], stroke, isHeader ? 0.8 : 0.5);
  let start = 0;
  for (const [column, lines] of cells.entries()) {
    const width = widths[column] ?? 0;
    const left = flow.direction === "ltr" ? box.left + start : box.left + box.width - start - width;
    const inner = { left: left + pad.x, width: width - pad.x * 2 };
    for (const [index, line] of lines.entries()) {
      const baseline = flow.baseline(measure.size, measure.leading) - pad.y - index * measure.leading;
      flow.place(line, inner, baseline, aligns[column] ?? "start", flow.direction);
    }
    start += width;
  }
  flow.advance(height);
}

function rowHeight(cells: Line[][], { leading }: Measure): number {
  return Math.max(1, ...cells.map((lines) => lines.length)) * leading + pad.y * 2;
}

/** A row higher than half a page is cut into pieces that are not. */
function split(cells: Line[][], { leading }: Measure): Line[][][] {
  const most = Math.floor((a4.long - page.top - page.bottom) / 2 / leading);
  const tallest = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: Math.ceil(tallest / most) }, (_, part) =>
    cells.map((lines) => lines.slice(part * most, (part + 1) * most)),
  );
}

/** Columns narrower than an equal share keep their width; the others share what is left, and all stretch to fill. */
function columnWidths(flow: Flow, rows: Span[][][], count: number, measure: Measure): number[] {
  const wanted = Array.from({ length: count }, (_, column) => {
    const widths = rows.map((row) => {
      const lines = flow.setLines(row[column] ?? [], { size: measure.size });
      return Math.max(0, ...lines.map((line) => line.width));
    });
    return Math.max(...widths) + pad.x * 2 + 0.5;
  });
  const full = flow.box().width;
  const widths: number[] = Array.from({ length: count }, () => 0);
  let open = wanted.map((_, column) => column);
  let left = full;
  for (;;) {
    const share = left / open.length;
    const narrow = open.filter((column) => (wanted[column] ?? 0) <= share);
    if (narrow.length === 0 || open.length === 0) break;
    for (const column of narrow) {
      widths[column] = wanted[column] ?? 0;
      left -= widths[column] ?? 0;
    }
    open = open.filter((column) => !narrow.includes(column));
  }
  for (const column of open) widths[column] = left / open.length;
  const sum = widths.reduce((total, width) => total + width, 0);
  return widths.map((width) => (width * full) / sum);
}
