import type { DemoScene } from "../../types";

/*
 * Directions for the drawings, which carry no words but SQL and data, so one picture serves both languages.
 * Canvas 1280 × 720; keep y > 610 free for captions. Monospaced type. Colours by role: ink (text), line (rules),
 * accent (what is active), muted (what is done or dropped), and one tint per customer 1, 2, 4, 5 (customer 3 stays plain).
 * Scenes 2–6 keep the query of scene 1 in a panel at the left, x 40–440, y 60–330, at 22 px:
 *   SELECT customer_id, / count(*) AS placed   (two lines, one circle)
 *   FROM orders
 *   WHERE status = 'paid'
 *   GROUP BY customer_id
 *   ORDER BY placed DESC, / customer_id   (two lines, one circle)
 * with a circle of radius 16 before each clause. A circle filled in an earlier scene stays filled, with its number.
 */
export const scenes: DemoScene[] = [
  /*
   * sql-question-and-query: a large query panel, centred, x 240–1040, y 90–560, rounded corners, 34 px type. 0–1 s: the
   * panel grows from the centre. 1–5 s: the five clauses write themselves from left to right, 0.8 s each, keywords in
   * accent, names in ink. Before each clause an empty circle is drawn. 5–7 s: all five circles pulse once together, as if
   * asking for their numbers. Last second: the panel glides and shrinks to its place at the left.
   */
  {
    seconds: 8,
    caption: {
      en: "The question: how many paid orders has each customer placed? Here it is as a query.",
      ar: "السؤال: كم طلبًا مدفوعًا لكل عميل؟ وهذا هو السؤال مكتوبًا في صورة استعلام.",
    },
    drawing: "sql-question-and-query",
  },
  /*
   * sql-from-table: at once the FROM clause gets an accent background and its circle fills with "1". Right: a table,
   * x 500–1220, y 50–600, header "id | customer_id | status" on a tinted strip, row height 50. Rows slide in from the
   * right edge one by one, 0.35 s apart: 101 1 paid, 102 2 paid, 103 1 paid, 104 3 cancelled, 105 4 paid, 106 2 paid,
   * 107 5 paid, 108 1 paid, 109 4 pending, 110 5 paid. The last two seconds are still.
   */
  {
    seconds: 7,
    caption: {
      en: "FROM goes first, though it is written second. It brings in every row of the table.",
      ar: "تعمل FROM أولًا مع أنها مكتوبة في السطر الثاني، فتحضر كل صفوف الجدول.",
    },
    drawing: "sql-from-table",
  },
  /*
   * sql-where-filter: WHERE lights up, circle "2". A horizontal accent scan line, as wide as the table, moves from the
   * first row to the last in 4.5 s. As it passes a paid row, a tick is drawn at the row's right end. At 104 and 109 it
   * pauses 0.3 s: the status cell is outlined, the row turns muted with a strike-through, tilts by 4° and falls out of
   * the canvas. The eight remaining rows then close the gaps, moving up, in 0.8 s.
   */
  {
    seconds: 8,
    caption: {
      en: "WHERE tests each row. Orders that are not paid leave here.",
      ar: "ثم تفحص WHERE كل صف على حدة، وهنا تخرج الطلبات غير المدفوعة.",
    },
    drawing: "sql-where-filter",
  },
  /*
   * sql-group-piles: GROUP BY lights up, circle "3". The eight rows become cards (150 × 44, showing the order id, in the
   * tint of their customer). Four trays stand along the bottom of the right area, y 520, centred at x 590, 770, 950, 1130,
   * labelled 1, 2, 4, 5 in circles of the same tint. Cards fly in arcs, 0.6 s apart, and stack with a 10 px offset:
   * tray 1: 101 103 108; tray 2: 102 106; tray 4: 105; tray 5: 107 110.
   */
  {
    seconds: 8,
    caption: {
      en: "GROUP BY deals the rows into piles: one pile for each customer.",
      ar: "توزّع GROUP BY الصفوف على أكوام، لكل عميل كومة.",
    },
    drawing: "sql-group-piles",
  },
  /*
   * sql-select-counts: SELECT lights up, circle "4". Above the trays a result table appears, x 640–1080, y 60–330,
   * header "customer_id | placed". For each tray in turn (1, 2, 4, 5), 1.5 s each: its cards flash one after another
   * while a counter above the pile runs up (3, 2, 1, 2); the pile then folds flat into a strip of its tint and rises to
   * become the next row: 1 3, 2 2, 4 1, 5 2. The trays end empty and fade to muted.
   */
  {
    seconds: 8,
    caption: {
      en: "SELECT now turns each pile into one row, and count says how many cards it held.",
      ar: "وتحوّل SELECT كل كومة إلى صف واحد، وتخبرنا count كم بطاقة كانت فيها.",
    },
    drawing: "sql-select-counts",
  },
  /*
   * sql-order-result: ORDER BY lights up, circle "5". The result table moves to the middle of the right area. 1–3 s: the
   * row "4 1" lifts, slides down past "5 2" and settles last; final order 1 3, 2 2, 5 2, 4 1. 4–8 s: the five numbered
   * circles leave the query and line up in a row at y 500, x 520–1200, joined by arrows that draw themselves from 1 to 5,
   * each with its keyword below: FROM, WHERE, GROUP BY, SELECT, ORDER BY. Left to right in both languages.
   */
  {
    seconds: 9,
    caption: {
      en: "ORDER BY comes last. Written: SELECT first. Run: FROM, WHERE, GROUP BY, SELECT, ORDER BY.",
      ar: "ويأتي ORDER BY أخيرًا. نكتب SELECT أولًا، لكن التنفيذ: FROM ثم WHERE ثم GROUP BY ثم SELECT ثم ORDER BY.",
    },
    drawing: "sql-order-result",
  },
];
