import { at, circle, color, type Drawing, each, line, mix, p, ramp, rect, text } from "./kit";
import {
  circlePlace,
  customers,
  keywords,
  type Order,
  orders,
  queryPanel,
  runOrder,
  table,
  tableHeader,
  tableRow,
} from "./sql-panel";
import { corner } from "./sql-query";

const paid = orders.filter(({ status }) => status === "paid");
const trays = [1, 2, 4, 5].map((customer, index) => ({
  customer,
  x: 590 + index * 180,
  cards: paid.filter((order) => order.customer === customer),
}));
const trayY = 540;
const tintOf = (customer: number) => customers[customer] ?? { tint: color.surface, strong: color.ink };

const tray = (customer: number, x: number, opacity = 1): string =>
  at(
    { x, y: trayY, opacity },
    line([p(-82, -30), p(-74, 0), p(74, 0), p(82, -30)], { stroke: color.muted, width: 6 }),
    circle(0, 34, 22, { fill: tintOf(customer).strong }),
    text(0, 34, String(customer), { size: 26, fill: color.surface }),
  );

const card = ({ id, customer }: Order, flash = 0): string =>
  rect(-75, -22, 150, 44, {
    fill: flash > 0 ? color.surface : tintOf(customer).tint,
    stroke: tintOf(customer).strong,
    width: 2.5 + 2 * flash,
    rx: 9,
  }) + text(0, 0, String(id), { size: 24, mono: true, weight: 600, fill: tintOf(customer).strong });

/** Where the card lies in its pile. */
const cardY = (index: number): number => trayY - 26 - index * 46;

export const groupPiles: Drawing = (s) => {
  const shrink = ramp(s, 0.8, 1.6);
  const cards = paid.map((order, index) => {
    const home = trays.find(({ customer }) => customer === order.customer);
    const position = home?.cards.indexOf(order) ?? 0;
    const fly = ramp(s, 2 + index * 0.6, 2.9 + index * 0.6);
    const start = p(
      mix(table.x + table.width / 2, 575 + (index % 4) * 190, shrink),
      mix(table.y + table.row * (index + 1.5), 110 + Math.floor(index / 4) * 76, shrink),
    );
    if (shrink < 0.5)
      return at({ x: table.x, y: table.y + table.row * (index + 1), opacity: 1 - shrink * 2 }, tableRow(order));
    const x = mix(start.x, home?.x ?? 0, fly);
    const y = mix(start.y, cardY(position), fly) - 70 * Math.sin(fly * Math.PI);
    return at({ x, y, opacity: (shrink - 0.5) * 2, rotate: 8 * Math.sin(fly * Math.PI) }, card(order));
  });
  return (
    queryPanel({ ...corner, step: 3, lit: ramp(s, 0.1, 0.6) }) +
    tableHeader(1 - ramp(s, 0.6, 1.2)) +
    trays.map(({ customer, x }, index) => tray(customer, x, ramp(s, 1 + index * 0.15, 1.5 + index * 0.15))).join("") +
    cards.join("")
  );
};

const result = { x: 640, y: 60, width: 440, row: 54 };

const resultFrame = (x: number, y: number, opacity = 1): string =>
  at(
    { x, y, opacity },
    rect(0, 0, result.width, result.row * 5, { fill: color.surface, stroke: color.line, width: 3, rx: 10 }),
    rect(0, 0, result.width, result.row, { fill: color.accentTint, rx: 10 }),
    text(34, 27, "customer_id", { size: 24, anchor: "start", mono: true, weight: 700, fill: color.accent }),
    text(290, 27, "placed", { size: 24, anchor: "start", mono: true, weight: 700, fill: color.accent }),
  );

const resultRow = (customer: number, count: number): string =>
  rect(6, 3, result.width - 12, result.row - 6, { fill: tintOf(customer).tint, rx: 8 }) +
  text(110, 27, String(customer), { size: 26, mono: true, fill: tintOf(customer).strong }) +
  text(332, 27, String(count), { size: 26, mono: true, fill: tintOf(customer).strong });

export const selectCounts: Drawing = (s) =>
  queryPanel({ ...corner, step: 4, lit: ramp(s, 0.1, 0.6) }) +
  resultFrame(result.x, result.y, ramp(s, 0.4, 1)) +
  trays
    .map(({ customer, x, cards }, index) => {
      const start = 1 + index * 1.6;
      const counted = cards.filter((_, card) => s > start + 0.15 + card * 0.22).length;
      const fold = ramp(s, start + 0.75, start + 1.05);
      const rise = ramp(s, start + 1, start + 1.6);
      const rowAt = p(result.x, result.y + result.row * (index + 1));
      const pile = cards.map((order, position) => {
        const flash = Math.max(0, 1 - Math.abs(s - start - 0.25 - position * 0.22) / 0.16);
        return at(
          { x, y: mix(cardY(position), trayY - 26, fold), opacity: 1 - ramp(s, start + 0.95, start + 1.05) },
          card(order, flash),
        );
      });
      const strip = at(
        {
          x: mix(x - result.width / 2, rowAt.x, rise),
          y: mix(trayY - 53, rowAt.y, rise),
          opacity: ramp(s, start + 0.9, start + 1.05),
        },
        resultRow(customer, cards.length),
      );
      const counter = at(
        {
          x,
          y: cardY(cards.length - 1) - 62,
          opacity: ramp(s, start, start + 0.2) * (1 - ramp(s, start + 0.75, start + 0.95)),
        },
        text(0, 0, String(Math.max(1, counted)), { size: 46, fill: tintOf(customer).strong }),
      );
      return tray(customer, x, 1 - 0.65 * rise) + pile.join("") + counter + strip;
    })
    .join("");

export const orderResult: Drawing = (s) => {
  const move = ramp(s, 0.1, 0.9);
  const place = p(mix(result.x, 650, move), mix(result.y, 110, move));
  const swap = ramp(s, 1.4, 2.6);
  const lift = Math.sin(swap * Math.PI);
  const rows = trays.map(({ customer, cards }, index) => {
    const slot = customer === 4 ? mix(2, 3, swap) : customer === 5 ? mix(3, 2, swap) : index;
    const isMoving = customer === 4;
    return {
      isMoving,
      svg: at(
        {
          x: place.x + (isMoving ? 26 * lift : 0),
          y: place.y + result.row * (slot + 1),
          scale: isMoving ? 1 + 0.03 * lift : 1,
        },
        resultRow(customer, cards.length),
      ),
    };
  });
  rows.sort((a, b) => Number(a.isMoving) - Number(b.isMoving));
  return (
    queryPanel({ ...corner, step: 5, lit: ramp(s, 0.1, 0.6), withoutCircles: s > 4 }) +
    resultFrame(place.x, place.y) +
    rows.map(({ svg }) => svg).join("") +
    (s > 4 ? runLine(s) : "")
  );
};

/** The circles leave the query and stand in the order in which the clauses run. */
function runLine(s: number): string {
  const end = (number: number) => p(150 + (number - 1) * 245, 500);
  const circles = each(5, (clause) => {
    const number = runOrder[clause] ?? 1;
    const k = ramp(s, 4 + (number - 1) * 0.18, 5 + (number - 1) * 0.18);
    const from = circlePlace(corner, clause);
    const to = end(number);
    return (
      at(
        { x: mix(from.x, to.x, k), y: mix(from.y, to.y, k), scale: mix(1, 2.2, k) },
        circle(0, 0, 13.5, { fill: color.accent }),
        text(0, 0, String(number), { size: 18, fill: color.surface }),
      ) +
      text(to.x, to.y + 62, keywords[clause] ?? "", {
        size: 26,
        mono: true,
        weight: 700,
        fill: color.accent,
        opacity: ramp(s, 5.2 + (number - 1) * 0.4, 5.6 + (number - 1) * 0.4),
      })
    );
  });
  const arrows = each(4, (index) => {
    const k = ramp(s, 5.6 + index * 0.4, 6 + index * 0.4);
    const [from, to] = [end(index + 1), end(index + 2)];
    const tip = mix(from.x + 44, to.x - 44, k);
    return k <= 0
      ? ""
      : line([p(from.x + 44, from.y), p(tip, from.y)], { stroke: color.control, width: 5 }) +
          line([p(tip - 13, from.y - 11), p(tip, from.y), p(tip - 13, from.y + 11)], {
            stroke: color.control,
            width: 5,
            opacity: k,
          });
  });
  return arrows + circles;
}
