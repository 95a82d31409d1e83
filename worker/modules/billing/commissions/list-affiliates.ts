import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { iso } from "../../../kernel/json";
import { pageOf, readIdCursor, toPage } from "../../../kernel/paging";
import { granted, query } from "../../../kernel/verb";
import { ListAffiliates } from "../inputs";
import { clicksOf, Figures, figuresOf, isReleased, unpaid } from "./figures";

const Affiliate = v.object({
  uuid: v.string(),
  code: v.string(),
  person: v.object({ uuid: v.string(), name: v.string(), email: v.string() }),
  /** Hundredths of a percent; null for the common rate. */
  basisPoints: v.nullable(v.number()),
  suspendedReason: v.nullable(v.string()),
  joinedAt: v.string(),
  clicks: v.number(),
  figures: v.array(Figures),
});

/** The whole address of somebody, or a code. */
const sought = (text: string): SQL =>
  text.includes("@")
    ? sql`and a.user_id = (select s.id from users s where s.email = ${text}::citext and s.deleted_at is null)`
    : sql`and a.code = lower(${text})`;

export const listAffiliates = query({
  name: "affiliates.list",
  summary: "Lists affiliates with what each has brought and is owed, the newest first; by address or code.",
  may: granted("billing.read", "all"),
  input: ListAffiliates,
  output: pageOf(Affiliate),
  errors: [],
  async run(ctx, { state, q: text, cursor, limit }) {
    const after = readIdCursor(cursor);
    const [rows] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`a.id::float8`,
          affiliate: sql<v.InferOutput<typeof Affiliate>>`json_build_object('uuid', a.uuid, 'code', a.code,
            'person', json_build_object('uuid', u.uuid, 'name', u.full_name, 'email', u.email), 'basisPoints', a.basis_points,
            'suspendedReason', a.suspended_reason, 'joinedAt', ${iso(sql`a.created_at`)}, 'clicks', ${clicksOf}, 'figures', ${figuresOf(ctx.now)})`,
        })
        .from(sql`affiliates a join users u on u.id = a.user_id`)
        .where(
          sql`a.deleted_at is null ${after === null ? sql`` : sql`and a.id < ${after}::bigint`} ${text ? sought(text) : sql``}
            ${state === "suspended" ? sql`and a.suspended_at is not null` : sql``}
            ${
              state === "due"
                ? sql`and exists (select from commissions c where c.affiliate_id = a.id and c.amount - c.taken_amount <> c.paid_amount and ${isReleased(ctx.now)}
                    group by c.currency having sum(${unpaid}) > 0)`
                : sql``
            }`,
        )
        .orderBy(sql`a.id desc`)
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, ({ id }) => [id]);
    return { items: items.map(({ affiliate }) => affiliate), next };
  },
});
