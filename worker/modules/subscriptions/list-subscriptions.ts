import { sql } from "drizzle-orm";
import * as v from "valibot";
import { iso } from "../../kernel/json";
import { pageOf, readIdCursor, toPage } from "../../kernel/paging";
import { granted, query } from "../../kernel/verb";
import { cycles } from "../plans";
import { ListSubscriptions, subscriptionStatuses } from "./inputs";

const Listed = v.object({
  uuid: v.string(),
  person: v.object({ uuid: v.string(), name: v.string(), email: v.string() }),
  status: v.picklist(subscriptionStatuses),
  plan: v.string(),
  cycle: v.picklist(cycles),
  currency: v.string(),
  startedAt: v.string(),
  paidUntil: v.string(),
  endedAt: v.nullable(v.string()),
  graceEndsAt: v.nullable(v.string()),
  autoRenew: v.boolean(),
});

export const listSubscriptions = query({
  name: "subscriptions.list",
  summary: "Lists everybody's subscriptions, the newest first, by state and by person.",
  may: granted("billing.read", "all"),
  input: ListSubscriptions,
  output: pageOf(Listed),
  errors: [],
  async run(ctx, { status, q: address, cursor, limit }) {
    const after = readIdCursor(cursor);
    const conditions = [
      sql`s.deleted_at is null`,
      ...(status ? [sql`s.status = ${status}`] : []),
      ...(after === null ? [] : [sql`s.id < ${after}::bigint`]),
      ...(address
        ? [sql`s.user_id = (select n.id from users n where n.email = ${address}::citext and n.deleted_at is null)`]
        : []),
    ];
    const [rows] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`s.id::float8`,
          row: sql<v.InferOutput<typeof Listed>>`json_build_object('uuid', s.uuid,
            'person', json_build_object('uuid', u.uuid, 'name', u.full_name, 'email', u.email), 'status', s.status,
            'plan', coalesce(p.translations->${ctx.locale}::text->>'name', p.translations->'en'->>'name'), 'cycle', s.cycle, 'currency', s.currency,
            'startedAt', ${iso(sql`s.started_at`)}, 'paidUntil', ${iso(sql`s.paid_until`)}, 'endedAt', ${iso(sql`s.ended_at`)},
            'graceEndsAt', ${iso(sql`s.grace_ends_at`)}, 'autoRenew', s.auto_renew)`,
        })
        .from(sql`subscriptions s join users u on u.id = s.user_id join plans p on p.id = s.plan_id`)
        .where(sql.join(conditions, sql` and `))
        .orderBy(sql`s.id desc`)
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, ({ id }) => [id]);
    return { items: items.map(({ row }) => row), next };
  },
});
