import { at, clamp, color, type Drawing, even, line, mix, p, ramp, rect, wave } from "./kit";
import { tick } from "./solar-things";
import { type Order, orders, panelSize, queryPanel, table, tableHeader, tableRow } from "./sql-panel";

/** Where the query stands in scenes 2 to 6. */
export const corner = { x: 40, y: 60, size: 22 };

export const questionAndQuery: Drawing = (s) => {
  const grown = ramp(s, 0, 1);
  const glide = ramp(s, 7, 8);
  const size = mix(38, corner.size, glide);
  const big = panelSize(38);
  const x = mix((1280 - big.width) / 2, corner.x, glide);
  const y = mix((640 - big.height) / 2 + 10, corner.y, glide);
  const pulse = s > 5.2 && s < 6.8 ? wave(s - 5.2, 0.8) : 0;
  const panel =
    queryPanel({ x, y, size, written: (clause) => even(s, 1 + clause * 0.8, 1.75 + clause * 0.8), pulse }) +
    // What is to be written stands there faintly, so that the first picture is not an empty sheet.
    at({ opacity: 0.16 * (1 - ramp(s, 4.4, 5)) }, queryPanel({ x, y, size }));
  return at({ x: 640, y: 330, scale: mix(0.8, 1, grown) }, at({ x: -640, y: -330 }, panel));
};

export const fromTable: Drawing = (s) =>
  queryPanel({ ...corner, step: 1, lit: ramp(s, 0.1, 0.7) }) +
  tableHeader(ramp(s, 0.3, 0.9)) +
  orders
    .map((order, index) => {
      const k = ramp(s, 0.9 + index * 0.35, 1.6 + index * 0.35);
      return at({ x: mix(1300, table.x, k), y: rowY(index), opacity: k }, tableRow(order));
    })
    .join("");

const rowY = (index: number): number => table.y + table.row * (index + 1);

/** When the line has come to each row: it waits at those that have to go. */
const meets: number[] = [];
for (const index of orders.keys()) {
  const waited = orders[index - 1] && orders[index - 1]?.status !== "paid" ? 0.4 : 0;
  meets.push((meets[index - 1] ?? 0.6) + 0.42 + waited);
}

export const whereFilter: Drawing = (s) => {
  const close = ramp(s, 6.7, 7.5);
  let kept = -1;
  const rows = orders.map((order: Order, index) => {
    const met = meets[index] ?? 0;
    if (order.status === "paid") {
      kept += 1;
      const tickShown = ramp(s, met, met + 0.25);
      return at(
        { x: table.x, y: mix(rowY(index), rowY(kept), close) },
        tableRow(order),
        at({ x: table.width - 40, y: 25, opacity: tickShown, scale: 0.9 }, tick()),
      );
    }
    const out = clamp((s - met - 0.55) / 0.9);
    const look = ramp(s, met, met + 0.2);
    const outlined = rect(446, 4, 180, table.row - 8, { stroke: color.danger, width: 4, rx: 8, opacity: look });
    return at(
      { x: table.x, y: rowY(index) + 720 * out * out, rotate: 4 * ramp(s, met + 0.4, met + 0.7) },
      tableRow(order, ramp(s, met + 0.25, met + 0.5)),
      outlined,
    );
  });
  return queryPanel({ ...corner, step: 2, lit: ramp(s, 0.1, 0.6) }) + tableHeader() + rows.join("") + scanLine(s);
};

function scanLine(s: number): string {
  const index = meets.findIndex((met, row) => s < met && s >= (meets[row - 1] ?? 0));
  const last = meets.length - 1;
  const from = index < 0 ? last : Math.max(0, index - 1);
  const begin = index <= 0 ? 0.5 : (meets[index] ?? 0) - 0.42;
  const k = index < 0 ? 1 : even(s, begin, meets[index] ?? 0);
  const y =
    index < 0
      ? rowY(last) + table.row
      : mix(index === 0 ? rowY(0) : rowY(from) + table.row, rowY(index) + table.row, k);
  const opacity = ramp(s, 0.3, 0.6) * (1 - ramp(s, (meets[last] ?? 0) + 0.3, (meets[last] ?? 0) + 0.8));
  return line([p(table.x - 14, y), p(table.x + table.width + 14, y)], { stroke: color.accent, width: 5, opacity });
}
