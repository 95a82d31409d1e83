import { and, eq, isNull } from "drizzle-orm";
import { newUuid } from "../../../worker/kernel/ids";
import type { InvoicePaper, StatementPaper } from "../../../worker/kernel/payment-ports";
import { taxed, taxWithin } from "../../../worker/modules/billing/money/tax";
import * as tables from "../../../worker/modules/billing/schema";
import { monthsAfter } from "../../../worker/modules/plans";
import { demoEmail } from "../sign-ins";
import type { Bilingual } from "../types";
import { insertEntry, nextNumber } from "./books";
import { atHour, day } from "./clock";
import { demoCompany, demoForwardings, type Forwarding } from "./companies-plan";
import type { Ids, Transaction } from "./database";
import { demoSeller, demoTaxes } from "./sales-plan";

interface Known {
  people: Ids;
  now: Date;
}
interface Account {
  payerId: number;
  contactId: number;
}
type Line = StatementPaper["lines"][number];

const { name, countryCode, taxNumber, currency, candidateFee, timeZone } = demoCompany;
const rate = demoTaxes[countryCode] ?? null;
const seller = {
  name: demoSeller.sellerName,
  address: demoSeller.sellerAddress,
  taxNumber: demoSeller.sellerTaxNumber,
};

/** A company that is charged for candidates and pays by the month: all that its account leaves behind. Nothing of it was ever paid. */
export async function insertCompanies(tx: Transaction, { people, now }: Known): Promise<void> {
  const contactId = people.of(demoEmail("company"));
  const [payer] = await tx
    .insert(tables.payers)
    .values({ name, contactId, countryCode, taxNumber, currency, candidateFee, createdAt: monthsBefore(now, 3) })
    .returning({ id: tables.payers.id });
  const account = { payerId: payer?.id ?? 0, contactId };
  let owed = 0;
  let paidLast: Line[] = [];
  for (const monthsAgo of [2, 1, 0] as const) {
    const lines = [...paidLast];
    for (const one of demoForwardings.filter((forwarding) => forwarding.monthsAgo === monthsAgo))
      lines.push(...(await insertFee(tx, account, one, { people, now })));
    if (monthsAgo === 0) break;
    const statement = await insertStatement(tx, account, { monthsAgo, opening: owed, lines, now });
    owed = statement.closing;
    if (monthsAgo === 2) paidLast = [await payStatement(tx, account, statement)];
  }
}

/** Midnight of the first day of the month, so many months ago, in the company's zone. */
function monthsBefore(now: Date, months: number): Date {
  const today = Number(new Intl.DateTimeFormat("en", { timeZone, day: "numeric" }).format(now));
  return monthsAfter(atHour(now, today - 1, 0, timeZone), -months, timeZone);
}

async function move(tx: Transaction, { payerId }: Account, key: string, line: Line): Promise<Line> {
  const { kind, amount, title, at } = line;
  await tx
    .insert(tables.accountMovements)
    .values({ key, payerId, kind, amount, title, happenedAt: new Date(at), createdAt: new Date(at) });
  return line;
}

/** A candidate is forwarded: a fee with its invoice, and what of it was credited. */
async function insertFee(tx: Transaction, account: Account, one: Forwarding, { people, now }: Known): Promise<Line[]> {
  const begun = monthsBefore(now, one.monthsAgo).getTime();
  const at = new Date(Math.min(begun + (one.dayOfMonth - 1) * day + 10 * 3_600_000, now.getTime()));
  const { net, tax, gross: total } = taxed(candidateFee, rate);
  const uuid = newUuid();
  const credited = one.credited ?? 0;
  const [fee] = await tx
    .insert(tables.candidateFees)
    .values({
      ...{ uuid, payerId: account.payerId, candidateId: people.of(one.candidate), jobUuid: newUuid() },
      ...{ jobTitle: one.job, tax, total, creditedAmount: credited, chargedAt: at, createdAt: at },
    })
    .returning({ id: tables.candidateFees.id });
  const of = { account, feeId: fee?.id ?? 0 };
  const key = `fee:${uuid}`;
  await insertEntry(tx, { orderId: null, currency }, key, at, [
    ["receivable", total],
    ["sales", -net],
    ["tax_payable", -tax],
  ]);
  const lines = [await move(tx, account, key, { kind: "charge", amount: total, title: one.job, at: at.toISOString() })];
  const line = { title: one.job, price: candidateFee, discount: 0, tax, total };
  const invoice = await insertPaper(tx, of, { kind: "invoice", creditKey: null, at, line, invoice: null });
  if (credited === 0) return lines;
  const later = new Date(at.getTime() + 2 * day);
  const back = taxWithin(credited, 0, { total, tax });
  const creditKey = `credit:${uuid}:${credited}`;
  await insertEntry(tx, { orderId: null, currency }, creditKey, later, [
    ["sales_refunds", credited - back],
    ["tax_payable", back],
    ["receivable", -credited],
  ]);
  const note = { title: one.job, price: credited - back, discount: 0, tax: back, total: credited };
  await insertPaper(tx, of, { kind: "credit_note", creditKey, at: later, line: note, invoice });
  const credit = { kind: "credit" as const, amount: -credited, title: one.job, at: later.toISOString() };
  return [...lines, await move(tx, account, creditKey, credit)];
}

interface Paper {
  kind: "invoice" | "credit_note";
  creditKey: string | null;
  at: Date;
  line: InvoicePaper["lines"][number];
  /** The number of the invoice that a credit note belongs to. */
  invoice: string | null;
}

async function insertPaper(tx: Transaction, of: { account: Account; feeId: number }, paper: Paper): Promise<string> {
  const { kind, creditKey, at, line, invoice } = paper;
  const { series, number, printed } = await nextNumber(tx, kind === "invoice" ? "INV" : "CRN", at);
  await tx.insert(tables.invoices).values({
    ...{ kind, series, number, feeId: of.feeId, payerId: of.account.payerId, userId: of.account.contactId, creditKey },
    ...{ currency, tax: line.tax, total: line.total, issuedAt: at, createdAt: at },
    paper: {
      seller,
      buyer: { name, email: demoEmail("company"), countryCode, taxNumber },
      lines: [line],
      tax: {
        name: rate?.name ?? null,
        basisPoints: rate?.basisPoints ?? 0,
        inclusive: rate?.inclusive ?? false,
        reverseCharge: false,
      },
      payment: null,
      of: invoice,
    },
  });
  return printed;
}

interface Month {
  monthsAgo: 1 | 2;
  opening: number;
  lines: Line[];
  now: Date;
}
interface Drawn {
  id: number;
  title: Bilingual;
  closing: number;
  issuedAt: Date;
}

async function insertStatement(tx: Transaction, { payerId }: Account, month: Month): Promise<Drawn> {
  const { monthsAgo, opening, now } = month;
  const lines = month.lines.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const begun = monthsBefore(now, monthsAgo);
  const issuedAt = monthsBefore(now, monthsAgo - 1);
  const period = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit" }).format(begun);
  const sum = (kind: Line["kind"]) =>
    lines.reduce((total, line) => total + (line.kind === kind ? Math.abs(line.amount) : 0), 0);
  const [charges, credits, payments] = [sum("charge"), sum("credit"), sum("payment")];
  const closing = opening + charges - credits - payments;
  const { series, number, printed } = await nextNumber(tx, "STM", issuedAt);
  const [statement] = await tx
    .insert(tables.statements)
    .values({
      ...{ payerId, series, number, period, currency, opening, charges, credits, payments, closing },
      ...{ issuedAt, createdAt: issuedAt, paper: { seller, payer: { name, countryCode, taxNumber }, lines } },
    })
    .returning({ id: tables.statements.id });
  const id = statement?.id ?? 0;
  await tx
    .update(tables.accountMovements)
    .set({ statementId: id })
    .where(and(eq(tables.accountMovements.payerId, payerId), isNull(tables.accountMovements.statementId)));
  return { id, title: { en: `Statement ${printed}`, ar: `كشف حساب ${printed}` }, closing, issuedAt };
}

/** By card, four days after it was drawn up. */
async function payStatement(
  tx: Transaction,
  account: Account,
  { id, title, closing: total, issuedAt }: Drawn,
): Promise<Line> {
  const placedAt = new Date(issuedAt.getTime() + 4 * day);
  const paidAt = new Date(placedAt.getTime() + 60_000);
  const uuid = newUuid();
  const reference = `test_${uuid.replaceAll("-", "")}`;
  const [order] = await tx
    .insert(tables.orders)
    .values({
      ...{ userId: account.contactId, status: "paid", currency, subtotal: total, discount: 0, tax: 0, total },
      ...{ countryCode, taxNumber, paidAt, createdAt: placedAt },
    })
    .returning({ id: tables.orders.id });
  const orderId = order?.id ?? 0;
  await tx.insert(tables.orderLines).values({
    ...{ orderId, kind: "company_candidate_fee", statementId: id, title, price: total, discount: 0, tax: 0, total },
    ...{ grantedAt: paidAt, createdAt: placedAt },
  });
  await tx.insert(tables.payments).values({
    ...{ uuid, orderId, gateway: "test", reference, status: "completed", currency, amount: total },
    ...{ method: "card 4242", transactionId: `txn_${reference.slice(5, 21)}`, completedAt: paidAt, checkedAt: paidAt },
    createdAt: placedAt,
  });
  const key = `capture:${uuid}`;
  await insertEntry(tx, { orderId, currency }, key, paidAt, [
    ["gateway_clearing", total],
    ["receivable", -total],
  ]);
  return move(tx, account, key, { kind: "payment", amount: -total, title, at: paidAt.toISOString() });
}
