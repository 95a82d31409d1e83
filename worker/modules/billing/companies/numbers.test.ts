import { describe, expect, it } from "vitest";
import { createWorld } from "../../../../tests/support/world";
import { chargeFee, createPayer } from "..";

describe("numbers of invoices", () => {
  const world = createWorld();
  const accounts = 20;
  const invoices = 1_000;
  /** As many requests as are under way together; more would wait for a connection. */
  const atOnce = 64;

  it("PAY-3 are without gaps and doubles under a thousand concurrent invoices, some of them asked for twice", async () => {
    const finance = world.as(await world.person("finance_manager"));
    const candidateUuid = (await world.person("student")).uuid;
    const payers: string[] = [];
    for (let n = 0; n < accounts; n++) {
      const { email } = await world.person("company");
      const account = { name: `Demo works ${n}`, contactEmail: email, countryCode: "KE", currency: "INR" };
      payers.push((await finance.run(createPayer, { ...account, candidateFee: 1_000 + n })).payerUuid);
    }
    const charges = Array.from({ length: invoices }, (_, n) => ({
      payerUuid: payers[n % accounts] ?? "",
      candidateUuid,
      jobUuid: crypto.randomUUID(),
      jobTitle: { en: `Job ${n}` },
    }));
    // Of two for the same job one gives its number back.
    const asked = charges.flatMap((charge, n) => (n % 10 === 0 ? [charge, charge] : [charge]));
    const said = new Set<string>();
    const left = [...asked];
    const clerk = async () => {
      for (let charge = left.shift(); charge; charge = left.shift())
        said.add((await world.system.run(chargeFee, charge)).feeUuid);
    };
    await Promise.all(Array.from({ length: atOnce }, clerk));
    expect(said.size).toBe(invoices);
    const { rows } = await world.sql.query<{ number: number }>(
      "select number from invoices where kind = 'invoice' order by number",
    );
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: invoices }, (_, n) => n + 1));
    const [sums] = (
      await world.sql.query(`select (select sum(total) from invoices)::int as papers, (select sum(amount) from account_movements)::int as accounts,
        (select sum(amount) from ledger_lines where account = 'receivable')::int as ledger`)
    ).rows;
    expect([sums.accounts, sums.ledger]).toEqual([sums.papers, sums.papers]);
  }, 120_000);
});
