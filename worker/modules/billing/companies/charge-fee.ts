import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { CommandContext } from "../../../kernel/context";
import { insist } from "../../../kernel/database";
import { DomainError, type UniversalError } from "../../../kernel/errors";
import { newUuid } from "../../../kernel/ids";
import { command, granted } from "../../../kernel/verb";
import { ChargeFee } from "../inputs";
import { insertEntry } from "../insert-entry";
import { insertPaper } from "../insert-paper";
import { taxed } from "../money/tax";
import { type TaxRuleFound, taxLines, taxRuleOf } from "../tax-rule";
import { lockPayer, moveAccount } from "./move-account";

interface Found {
  payer: {
    id: number;
    name: string;
    currency: string;
    fee: number;
    countryCode: string;
    taxNumber: string | null;
    contact: { id: number; email: string };
  } | null;
  candidate: { id: number } | null;
  charged: string | null;
  rule: TaxRuleFound | null;
}
type Input = v.InferOutput<typeof ChargeFee>;
type Context = CommandContext<"not_found" | "conflict" | UniversalError>;

/**
 * What forwarding a candidate says. The sale and its tax are booked now, against what the company owes; its invoice is numbered in the same commit. Said twice,
 * or by two at once, it is charged once.
 */
export const chargeFee = command({
  name: "candidateFees.charge",
  summary: "Charges a company's account the agreed fee for a candidate and a job, once, with its invoice.",
  may: granted("billing.manage", "all"),
  input: ChargeFee,
  output: v.object({ feeUuid: v.string() }),
  errors: ["not_found", "conflict"],
  idempotent: true,
  async run(ctx, input) {
    const found = await find(ctx, input);
    if (found.charged) return { feeUuid: found.charged };
    try {
      return { feeUuid: await charge(ctx, input, found) };
    } catch (error) {
      if (!(error instanceof DomainError && error.code === "conflict")) throw error;
      const { charged } = await find(ctx, input);
      if (!charged) throw error;
      return { feeUuid: charged };
    }
  },
});

async function find(ctx: Context, { payerUuid, candidateUuid, jobUuid }: Input): Promise<Found> {
  const payer = sql`payers a join users u on u.id = a.contact_id where a.uuid = ${payerUuid}::uuid and a.deleted_at is null`;
  const [[row]] = await ctx.read((q) => [
    q
      .select({
        found: sql<Found>`json_build_object(
          'payer', (select json_build_object('id', a.id, 'name', a.name, 'currency', a.currency, 'fee', a.candidate_fee, 'countryCode', a.country_code,
            'taxNumber', a.tax_number, 'contact', json_build_object('id', u.id, 'email', u.email)) from ${payer}),
          'candidate', (select json_build_object('id', c.id) from users c where c.uuid = ${candidateUuid}::uuid and c.deleted_at is null),
          'charged', (select f.uuid from candidate_fees f join payers a on a.id = f.payer_id join users c on c.id = f.candidate_id
            where a.uuid = ${payerUuid}::uuid and c.uuid = ${candidateUuid}::uuid and f.job_uuid = ${jobUuid}::uuid),
          'rule', (select ${taxRuleOf(sql`a.country_code`, sql`a.region_code`)} from ${payer}))`,
      })
      .from(sql`(values (1)) as one`),
  ]);
  return row?.found ?? { payer: null, candidate: null, charged: null, rule: null };
}

async function charge(ctx: Context, { jobUuid, jobTitle }: Input, { payer, candidate, rule }: Found): Promise<string> {
  if (!payer || !candidate) throw ctx.refuse("not_found");
  const reverseCharge = Boolean(rule?.reverseCharge && payer.taxNumber);
  const { net, tax, gross: total, parts } = taxed(payer.fee, rule, reverseCharge);
  const [feeUuid, invoiceUuid] = [newUuid(), newUuid()];
  const at = ctx.now.toISOString();
  const fee = sql`(select f.id from candidate_fees f where f.uuid = ${feeUuid}::uuid)`;
  const { currency, id: payerId, name, contact, countryCode, taxNumber } = payer;
  await ctx.commit({
    statements: (w) => [
      lockPayer(w, payerId),
      insist(
        w,
        sql`insert into candidate_fees (uuid, payer_id, candidate_id, job_uuid, job_title, tax, total, charged_at)
          values (${feeUuid}::uuid, ${payerId}::bigint, ${candidate.id}::bigint, ${jobUuid}::uuid, ${JSON.stringify(jobTitle)}::jsonb, ${tax}::bigint,
            ${total}::bigint, ${at}::timestamptz) returning id`,
        "conflict",
      ),
      w.execute(
        insertEntry(
          {
            key: `fee:${feeUuid}`,
            at,
            lines: [
              { account: "receivable" as const, amount: total },
              { account: "sales" as const, amount: -net },
              { account: "tax_payable" as const, amount: -tax },
            ].filter(({ amount }) => amount !== 0),
          },
          { orderId: null, currency },
        ),
      ),
      moveAccount(w, { key: `fee:${feeUuid}`, payerId, kind: "charge", amount: total, title: jobTitle, at }),
      ...insertPaper(w, {
        kind: "invoice",
        uuid: invoiceUuid,
        userId: contact.id,
        of: { fee_id: fee, payer_id: sql`${payerId}::bigint` },
        invoice: null,
        currency,
        tax,
        total,
        paper: {
          buyer: { name, email: contact.email, countryCode, taxNumber, region: rule?.region?.name ?? null },
          lines: [{ title: jobTitle, price: payer.fee, discount: 0, tax, total }],
          tax: {
            name: rule?.name ?? null,
            basisPoints: rule?.basisPoints ?? 0,
            inclusive: rule?.inclusive ?? false,
            components: rule?.components ? taxLines(rule, parts) : null,
            reverseCharge,
          },
          payment: null,
        },
        now: ctx.now,
      }),
    ],
    events: [{ kind: "mail.invoice", payload: { invoiceUuid } }],
    constraints: { candidate_fees_once: "conflict" },
    reply: { feeUuid },
  });
  return feeUuid;
}
