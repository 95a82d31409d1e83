import { at, circle, color, each, line, p, ramp, rect, text } from "./kit";

interface Part {
  code: string;
  keyword?: boolean;
}

/** The query as written: lines of parts, and to which clause each line belongs. */
const lines: { clause: number; parts: Part[] }[] = [
  { clause: 0, parts: [{ code: "SELECT", keyword: true }, { code: " customer_id," }] },
  {
    clause: 0,
    parts: [{ code: "       count" }, { code: "(*) " }, { code: "AS", keyword: true }, { code: " placed" }],
  },
  { clause: 1, parts: [{ code: "FROM", keyword: true }, { code: " orders" }] },
  { clause: 2, parts: [{ code: "WHERE", keyword: true }, { code: " status = 'paid'" }] },
  { clause: 3, parts: [{ code: "GROUP BY", keyword: true }, { code: " customer_id" }] },
  {
    clause: 4,
    parts: [{ code: "ORDER BY", keyword: true }, { code: " placed " }, { code: "DESC", keyword: true }, { code: "," }],
  },
  { clause: 4, parts: [{ code: "         customer_id" }] },
];

/** Clauses in the order of writing, with their place in the order of running. */
export const runOrder = [4, 1, 2, 3, 5];
export const keywords = ["SELECT", "FROM", "WHERE", "GROUP BY", "ORDER BY"];
/** A tint and a strong colour for each customer. */
export const customers: Record<number, { tint: string; strong: string }> = {
  1: { tint: "#cfe9e4", strong: "#13695f" },
  2: { tint: "#d5e2f7", strong: "#2f63b0" },
  4: { tint: "#f5e3c6", strong: "#8f530a" },
  5: { tint: "#e6d9f1", strong: "#7a4aa5" },
};

export interface Panel {
  x: number;
  y: number;
  /** Font size. */
  size: number;
  /** How much of each clause is written, 0 to 1. */
  written?: (clause: number) => number;
  /** Clauses up to this step of the run carry their number; that step's clause is lit. */
  step?: number;
  lit?: number;
  pulse?: number;
  withoutCircles?: boolean;
}

/** The line of a clause's circle, from the panel's top, in lines. */
const firstLine = (clause: number): number => lines.findIndex((one) => one.clause === clause);

export const panelSize = (size: number): { width: number; height: number } => ({
  width: size * 18.9,
  height: size * 12.3,
});

export function circlePlace({ x, y, size }: Pick<Panel, "x" | "y" | "size">, clause: number): { x: number; y: number } {
  return { x: x + size * 1.45, y: y + size * (1.45 + firstLine(clause) * 1.57) };
}

export function queryPanel(panel: Panel): string {
  const { x, y, size, written = () => 1, step = 0, lit = 1, pulse = 0, withoutCircles } = panel;
  const { width, height } = panelSize(size);
  const active = runOrder.indexOf(step);
  const code = lines.map(({ clause, parts }, index) => {
    const middle = y + size * (1.45 + index * 1.57);
    const share = written(clause);
    const all = parts.reduce((sum, part) => sum + part.code.length, 0);
    let left = Math.round(all * share);
    let column = 0;
    return parts
      .map(({ code: content, keyword }) => {
        const shown = content.slice(0, Math.max(0, left));
        left -= content.length;
        const piece = text(x + size * 2.85 + column * size * 0.602, middle, shown, {
          size,
          anchor: "start",
          mono: true,
          weight: keyword ? 700 : 400,
          fill: keyword ? color.accent : color.ink,
        });
        column += content.length;
        return piece;
      })
      .join("");
  });
  const circles = each(5, (clause) => {
    const place = circlePlace(panel, clause);
    const number = runOrder[clause] ?? 0;
    const isDone = number <= step;
    const isNew = number === step;
    return at(
      { ...place, scale: (size / 22) * (1 + 0.18 * pulse), opacity: Math.min(1, written(clause) * 4) },
      circle(0, 0, 13.5, {
        stroke: isDone ? color.accent : color.control,
        width: 3,
        fill: isDone ? color.accent : color.surface,
      }),
      isDone ? text(0, 0, String(number), { size: 18, fill: color.surface, opacity: isNew ? lit : 1 }) : "",
    );
  });
  const count = lines.filter((one) => one.clause === active).length;
  const light =
    active < 0
      ? ""
      : rect(
          x + size * 2.5,
          y + size * (0.75 + firstLine(active) * 1.57),
          width - size * 3,
          size * (1.45 + (count - 1) * 1.57),
          { fill: color.accentTint, rx: 8, opacity: lit },
        );
  return (
    rect(x, y, width, height, { fill: color.surface, stroke: color.line, width: 3, rx: size * 0.7 }) +
    light +
    code.join("") +
    (withoutCircles ? "" : circles)
  );
}

export interface Order {
  id: number;
  customer: number;
  status: "paid" | "pending" | "cancelled";
}

export const orders: Order[] = [
  { id: 101, customer: 1, status: "paid" },
  { id: 102, customer: 2, status: "paid" },
  { id: 103, customer: 1, status: "paid" },
  { id: 104, customer: 3, status: "cancelled" },
  { id: 105, customer: 4, status: "paid" },
  { id: 106, customer: 2, status: "paid" },
  { id: 107, customer: 5, status: "paid" },
  { id: 108, customer: 1, status: "paid" },
  { id: 109, customer: 4, status: "pending" },
  { id: 110, customer: 5, status: "paid" },
];

export const table = { x: 500, y: 50, width: 720, row: 50 };

/** The header of the table of orders. */
export const tableHeader = (opacity = 1): string =>
  at(
    { x: table.x, y: table.y, opacity },
    rect(0, 0, table.width, table.row, { fill: color.accentTint, rx: 8 }),
    ["id", "customer_id", "status"]
      .map((name, index) =>
        text([40, 190, 460][index] ?? 0, 25, name, {
          size: 24,
          anchor: "start",
          mono: true,
          weight: 700,
          fill: color.accent,
        }),
      )
      .join(""),
  );

/** One order as a row of the table, around the left middle of its place. */
export function tableRow({ id, customer, status }: Order, muted = 0): string {
  const fill = muted > 0.5 ? color.faint : color.ink;
  return (
    rect(0, 2, table.width, table.row - 4, {
      fill: customers[customer]?.tint ?? color.surface,
      rx: 6,
      opacity: muted > 0.5 ? 0.4 : 0.75,
    }) +
    text(40, 25, String(id), { size: 24, anchor: "start", mono: true, weight: 400, fill }) +
    text(190, 25, String(customer), { size: 24, anchor: "start", mono: true, weight: 400, fill }) +
    text(460, 25, status, { size: 24, anchor: "start", mono: true, weight: 400, fill }) +
    (muted > 0
      ? line([p(30, 25), p(30 + (table.width - 60) * ramp(muted, 0, 1), 25)], { stroke: color.faint, width: 3 })
      : "")
  );
}
