import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../../kernel/database";
import { newUuid } from "../../../kernel/ids";
import { pageOf, readIdCursor, toPage } from "../../../kernel/paging";
import { command, granted, query } from "../../../kernel/verb";
import { CreatePayer, ListPayers } from "../inputs";
import { balance } from "./due";

export const Payer = v.object({
  uuid: v.string(),
  name: v.string(),
  contact: v.object({ name: v.string(), email: v.string() }),
  countryCode: v.string(),
  regionCode: v.nullable(v.string()),
  taxNumber: v.nullable(v.string()),
  currency: v.string(),
  candidateFee: v.number(),
  /** What it owes, whether a statement says so yet or not. */
  balance: v.number(),
});

/** A Payer, over `payers a join users u`. */
export const payerRow = sql<v.InferOutput<typeof Payer>>`json_build_object(
  'uuid', a.uuid, 'name', a.name, 'contact', json_build_object('name', u.full_name, 'email', u.email), 'countryCode', a.country_code, 'regionCode', a.region_code,
  'taxNumber', a.tax_number, 'currency', a.currency, 'candidateFee', a.candidate_fee, 'balance', ${balance})`;

export const createPayer = command({
  name: "payers.create",
  summary: "Opens a company's account: who pays for it, in which currency, and what a candidate costs it.",
  may: granted("billing.manage", "all"),
  input: CreatePayer,
  output: v.object({ payerUuid: v.string() }),
  errors: ["not_found"],
  idempotent: true,
  async run(ctx, { name, contactEmail, countryCode, regionCode = null, taxNumber = null, currency, candidateFee }) {
    const reply = { payerUuid: newUuid() };
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          sql`insert into payers (uuid, name, contact_id, country_code, region_code, tax_number, currency, candidate_fee)
            select ${reply.payerUuid}::uuid, ${name}, u.id, ${countryCode}, ${regionCode}::text, ${taxNumber}::text, ${currency}, ${candidateFee}::bigint
            from users u where u.email = ${contactEmail}::citext and u.deleted_at is null returning id`,
          "not_found",
        ),
      ],
      reply,
    });
    return reply;
  },
});

export const listPayers = query({
  name: "payers.list",
  summary: "Lists companies' accounts with what each owes, the newest first; by the address of who pays.",
  may: granted("billing.read", "all"),
  input: ListPayers,
  output: pageOf(Payer),
  errors: [],
  async run(ctx, { q: text, cursor, limit }) {
    const after = readIdCursor(cursor);
    const [rows] = await ctx.read((q) => [
      q
        .select({
          id: sql<number>`a.id::float8`,
          payer: payerRow,
        })
        .from(sql`payers a join users u on u.id = a.contact_id`)
        .where(
          sql`a.deleted_at is null ${after === null ? sql`` : sql`and a.id < ${after}::bigint`}
            ${text ? sql`and a.contact_id = (select s.id from users s where s.email = ${text}::citext and s.deleted_at is null)` : sql``}`,
        )
        .orderBy(sql`a.id desc`)
        .limit(limit + 1),
    ]);
    const { items, next } = toPage(rows, limit, ({ id }) => [id]);
    return { items: items.map(({ payer }) => payer), next };
  },
});
