import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { iso } from "../../kernel/json";
import { pageOf, readCursor, toPage } from "../../kernel/paging";
import { granted, query } from "../../kernel/verb";
import { ListInvoices } from "./inputs";
import { printedNumber } from "./insert-paper";

const Invoice = v.object({
  uuid: v.string(),
  kind: v.picklist(["invoice", "credit_note"]),
  number: v.string(),
  /** As the paper names them. */
  buyer: v.object({ name: v.string(), email: v.string() }),
  orderUuid: v.nullable(v.string()),
  currency: v.string(),
  tax: v.number(),
  total: v.number(),
  issuedAt: v.string(),
  voidedAt: v.nullable(v.string()),
  resentAt: v.nullable(v.string()),
  downloadCount: v.number(),
  /** What no credit note has taken back: above zero, it can be made void. */
  left: v.number(),
});

const left = sql`case when i.kind = 'invoice' and i.order_id is not null and i.voided_at is null
  then i.total - coalesce((select sum(n.total) from invoices n where n.order_id = i.order_id and n.kind = 'credit_note'), 0) else 0 end`;

/** A number ("INV-2026-000012"), an order's uuid, or else the buyer's whole address: each found by its index. */
function sought(text: string): SQL {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text))
    return sql`i.order_id = (select o.id from orders o where o.uuid = ${text}::uuid)`;
  const [, series, number] = /^(.+)-(\d{1,9})$/.exec(text) ?? [];
  return series && number && !text.includes("@")
    ? sql`i.series = upper(${series}) and i.number = ${Number(number)}::int`
    : sql`i.user_id = (select s.id from users s where s.email = ${text}::citext and s.deleted_at is null)`;
}

const micros = sql<string>`to_char(i.issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** Midnight at the beginning of a day, in a zone. */
const midnight = (day: string, zone: string, later = 0) =>
  sql`((${day}::date + ${later}::int)::timestamp at time zone ${zone}::text)`;

export const listInvoices = query({
  name: "invoices.list",
  summary:
    "Lists all invoices and credit notes, the newest first: by number, order or buyer, by kind, and by the days they were issued on in the tenant's zone.",
  may: granted("billing.read", "all"),
  input: ListInvoices,
  output: pageOf(Invoice),
  errors: [],
  async run(ctx, { kind, q: text, from, to, cursor, limit }) {
    const [at, id] = readCursor(cursor, 2) ?? [];
    const zone = ctx.tenant.timeZone;
    const conditions = [
      sql`i.deleted_at is null`,
      ...(kind === "voided" ? [sql`i.voided_at is not null`] : kind ? [sql`i.kind = ${kind}`] : []),
      ...(text ? [sought(text)] : []),
      ...(from ? [sql`i.issued_at >= ${midnight(from, zone)}`] : []),
      ...(to ? [sql`i.issued_at < ${midnight(to, zone, 1)}`] : []),
      ...(typeof at === "string" && isMoment(at) && typeof id === "number"
        ? [sql`(i.issued_at, i.id) < (${at}::timestamptz, ${id}::bigint)`]
        : []),
    ];
    const [rows] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`i.id::float8`,
          at: micros,
          invoice: sql<
            v.InferOutput<typeof Invoice>
          >`json_build_object('uuid', i.uuid, 'kind', i.kind, 'number', ${printedNumber},
            'buyer', json_build_object('name', coalesce(i.paper->'buyer'->>'name', ''), 'email', coalesce(i.paper->'buyer'->>'email', '')),
            'orderUuid', (select o.uuid from orders o where o.id = i.order_id), 'currency', i.currency, 'tax', i.tax, 'total', i.total,
            'issuedAt', ${iso(sql`i.issued_at`)}, 'voidedAt', ${iso(sql`i.voided_at`)}, 'resentAt', ${iso(sql`i.resent_at`)},
            'downloadCount', i.download_count, 'left', ${left})`,
        })
        .from(sql`invoices i`)
        .where(sql.join(conditions, sql` and `))
        .orderBy(sql`i.issued_at desc, i.id desc`)
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, (row) => [row.at, row.id]);
    return { items: items.map(({ invoice }) => invoice), next };
  },
});

const isMoment = (text: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text));
