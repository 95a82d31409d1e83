import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { expectRefusal } from "../../../../tests/support/refusal";
import { createWorld } from "../../../../tests/support/world";
import type { Person } from "../../../kernel/actor";
import { pay, refund, testCards } from "../../../platform/gateways/test-payment";
import {
  chargeFee,
  createPayer,
  creditFee,
  downloadStatement,
  issueStatements,
  listInvoices,
  listMyOrders,
  listPayers,
  listStatements,
  openPayment,
  placeOrder,
  quoteOrder,
  setTaxRule,
  settlePayment,
} from "..";

describe("companies' accounts", () => {
  const world = createWorld();
  let finance: Person;
  beforeAll(async () => {
    finance = await world.person("finance_manager");
    await world.as(finance).run(setTaxRule, {
      countryCode: "IN",
      components: [{ name: { en: "GST" }, basisPoints: 1800 }],
      inclusive: false,
    });
  });
  const march = new Date("2026-03-02T10:00:00Z");
  const fee = 100_000;
  const gross = 118_000;
  let jobs = 0;
  const job = () => `018f0000-0000-7000-8000-${String(++jobs).padStart(12, "0")}`;

  async function company() {
    world.now = march;
    const contact = await world.person("company");
    const { payerUuid } = await world.as(finance).run(createPayer, {
      name: "Demo company",
      contactEmail: contact.email,
      countryCode: "IN",
      currency: "INR",
      candidateFee: fee,
    });
    return { contact, payerUuid };
  }
  const forwarding = async (payerUuid: string) => ({
    payerUuid,
    candidateUuid: (await world.person("student")).uuid,
    jobUuid: job(),
    jobTitle: { en: "Electrician", ar: "كهربائي" },
  });
  const charged = async (payerUuid: string) =>
    (await world.as(finance).run(chargeFee, await forwarding(payerUuid))).feeUuid;
  const balanceOf = async (contact: Person) =>
    (await world.as(finance).run(listPayers, { q: contact.email })).items[0]?.balance;
  /** The ledger and the accounts say the same of what companies owe. */
  const booksAgree = async () => {
    const { rows } = await world.sql.query(`
      select (select coalesce(sum(amount), 0) from ledger_lines where account = 'receivable')::int as ledger,
        (select coalesce(sum(amount), 0) from account_movements)::int as accounts,
        (select count(*) from account_movements m where not exists (select from ledger_entries n where n.key = m.key))::int as alone`);
    expect(rows[0].accounts).toBe(rows[0].ledger);
    expect(rows[0].alone).toBe(0);
  };
  const nextMonth = async () => {
    world.now = new Date("2026-03-31T18:31:00Z");
    return world.system.run(issueStatements, {});
  };
  const statementsOf = async (contact: Person) => (await world.as(contact).run(listStatements, {})).items;
  async function opened(contact: Person, uuid: string) {
    const asked = { kind: "company_candidate_fee" as const, uuid, currency: "INR", countryCode: "IN" };
    const { total } = await world.as(contact).run(quoteOrder, asked);
    const { orderUuid } = await world.as(contact).run(placeOrder, { ...asked, expectedTotal: total });
    const { payUrl } = await world.as(contact).run(openPayment, { orderUuid });
    return { orderUuid, total, reference: payUrl.slice(payUrl.lastIndexOf("/") + 1) };
  }
  const settled = (reference: string) => world.system.run(settlePayment, { gateway: "test", reference });

  it("COM-6 a candidate is charged to a company once for a job, however often and by however many it is said", async () => {
    const { contact, payerUuid } = await company();
    const input = await forwarding(payerUuid);
    const admin = await world.person("super_admin");
    const said = await Promise.all([
      world.as(finance).run(chargeFee, input),
      world.as(admin).run(chargeFee, input),
      world.system.run(chargeFee, input),
    ]);
    said.push(await world.system.run(chargeFee, input));
    expect(new Set(said.map(({ feeUuid }) => feeUuid)).size).toBe(1);
    expect(await balanceOf(contact)).toBe(gross);
    const { items } = await world.as(finance).run(listInvoices, { q: contact.email });
    expect(items).toMatchObject([{ kind: "invoice", total: gross, tax: 18_000, buyer: { name: "Demo company" } }]);
    // The same candidate for another job is another fee.
    await world.as(finance).run(chargeFee, { ...input, jobUuid: job() });
    expect(await balanceOf(contact)).toBe(2 * gross);
    await booksAgree();
    await expectRefusal(world.as(contact).run(chargeFee, input), "forbidden");
    await expectRefusal(world.system.run(chargeFee, { ...input, payerUuid: input.jobUuid }), "not_found");
  });

  it("COM-6 credits never exceed the fee, in whatever pieces and by two at once; their taxes add up to its tax", async () => {
    const { contact, payerUuid } = await company();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 5 }), async (cuts) => {
        const feeUuid = await charged(payerUuid);
        let left = gross;
        for (const amount of cuts)
          if (amount <= left) {
            await world.as(finance).run(creditFee, { feeUuid, amount });
            left -= amount;
          } else await expectRefusal(world.as(finance).run(creditFee, { feeUuid, amount }), "credit_exceeds");
        if (left === 0) return;
        const two = await Promise.allSettled(
          [left, left].map((amount) => world.as(finance).run(creditFee, { feeUuid, amount })),
        );
        expect(two.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      }),
      { numRuns: 12 },
    );
    expect(await balanceOf(contact)).toBe(0);
    const { rows } = await world.sql.query(
      `select i.kind, sum(i.total)::int as total, sum(i.tax)::int as tax from invoices i join payers a on a.id = i.payer_id where a.uuid = $1 group by 1 order by 1`,
      [payerUuid],
    );
    const [notes, invoices] = rows;
    expect([notes.total, notes.tax]).toEqual([invoices.total, invoices.tax]);
    await booksAgree();
  });

  it("COM-6 PAY-3 when the month ends in the tenant's zone a statement says what was charged, credited and paid, once and without gaps", async () => {
    const { contact, payerUuid } = await company();
    const first = await charged(payerUuid);
    await charged(payerUuid);
    await world.as(finance).run(creditFee, { feeUuid: first, amount: 18_000 });
    world.now = new Date("2026-03-31T18:29:00Z");
    await world.system.run(issueStatements, {});
    expect(await statementsOf(contact)).toEqual([]);
    // Half past six in the evening of UTC is midnight in Kolkata.
    await Promise.all([nextMonth(), nextMonth(), nextMonth()]);
    const [statement] = await statementsOf(contact);
    expect(await statementsOf(contact)).toHaveLength(1);
    expect(statement).toMatchObject({
      period: "2026-03",
      opening: 0,
      charges: 2 * gross,
      credits: 18_000,
      payments: 0,
      closing: 218_000,
      due: 218_000,
    });
    const { rows } = await world.sql.query("select number from statements where series = 'STM-2026' order by number");
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    const statementUuid = statement?.uuid ?? "";
    const { filename } = await world.as(contact).run(downloadStatement, { statementUuid });
    expect(filename).toMatch(/^STM-2026-\d{6}\.pdf$/);
    const stranger = await world.person("company");
    await expectRefusal(world.as(stranger).run(downloadStatement, { statementUuid }), "not_found");
    expect(await statementsOf(stranger)).toEqual([]);
  });

  it("COM-6 PAY-1 a statement is paid in the same checkout: nothing is taxed or invoiced again, and replays pay once", async () => {
    const { contact, payerUuid } = await company();
    await charged(payerUuid);
    await nextMonth();
    const [statement] = await statementsOf(contact);
    const uuid = statement?.uuid ?? "";
    const asked = { kind: "company_candidate_fee" as const, uuid, currency: "INR", countryCode: "IN" };
    await expectRefusal(world.as(finance).run(quoteOrder, asked), "not_found");
    const { reference, orderUuid, total } = await opened(contact, uuid);
    expect(total).toBe(gross);
    pay(world.gateway.the(reference), testCards.succeeds, world.now.toISOString());
    await Promise.all([settled(reference), settled(reference), settled(reference)]);
    await settled(reference);
    expect(await balanceOf(contact)).toBe(0);
    await booksAgree();
    const [order] = (await world.as(contact).run(listMyOrders, {})).items;
    expect(order).toMatchObject({ uuid: orderUuid, status: "paid", tax: 0, invoices: [], refundableUntil: null });
    expect((await statementsOf(contact))[0]).toMatchObject({ closing: gross, due: 0 });
    await expectRefusal(world.as(contact).run(placeOrder, { ...asked, expectedTotal: gross }), "not_for_sale");
    // What goes back is owed again, and stands in the next statement with the payment.
    refund(world.gateway.the(reference), null, 18_000, world.now.toISOString());
    await settled(reference);
    await settled(reference);
    expect(await balanceOf(contact)).toBe(18_000);
    await booksAgree();
    world.now = new Date("2026-05-02T10:00:00Z");
    await world.system.run(issueStatements, {});
    const [april] = await statementsOf(contact);
    expect(april).toMatchObject({ period: "2026-04", opening: gross, charges: 0, payments: 100_000, closing: 18_000 });
  });

  it("COM-6 PAY-2 a statement paid twice is paid once; the second payment goes back and was never one", async () => {
    const { contact, payerUuid } = await company();
    await charged(payerUuid);
    await nextMonth();
    const uuid = (await statementsOf(contact))[0]?.uuid ?? "";
    const one = await opened(contact, uuid);
    await world.sql.query("update orders set status = 'cancelled' where uuid = $1", [one.orderUuid]);
    const two = await opened(contact, uuid);
    for (const { reference } of [one, two]) {
      pay(world.gateway.the(reference), testCards.succeeds, world.now.toISOString());
      await settled(reference);
    }
    expect(await balanceOf(contact)).toBe(0);
    await booksAgree();
    const { rows } = await world.sql.query("select is_surplus from payments where reference = any($1) order by id", [
      [one.reference, two.reference],
    ]);
    expect(rows.map((row) => row.is_surplus)).toEqual([false, true]);
  });

  it("COM-6 PAY-2 of two statements that hold the same debt one is paid: what comes too much goes back", async () => {
    const { contact, payerUuid } = await company();
    await charged(payerUuid);
    await nextMonth();
    await charged(payerUuid);
    world.now = new Date("2026-05-02T10:00:00Z");
    await world.system.run(issueStatements, {});
    const [later, earlier] = await statementsOf(contact);
    expect([later?.due, earlier?.due]).toEqual([2 * gross, gross]);
    const first = await opened(contact, earlier?.uuid ?? "");
    const second = await opened(contact, later?.uuid ?? "");
    for (const { reference } of [first, second]) {
      pay(world.gateway.the(reference), testCards.succeeds, world.now.toISOString());
      await settled(reference);
    }
    expect(await balanceOf(contact)).toBe(gross);
    await booksAgree();
    const right = await opened(contact, later?.uuid ?? "");
    expect(right.total).toBe(gross);
  });
});
