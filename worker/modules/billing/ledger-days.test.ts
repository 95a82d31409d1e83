import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { postgresAt } from "../../../scripts/local/postgres-access";
import { migrateUntil, statementsOf } from "../../../tests/support/history";
import { waiting } from "../../../tests/support/holding";

describe("a ledger that is written while its days are summed for the first time", () => {
  const access = postgresAt(inject("postgresPort"));
  const database = `days_${randomUUID().replaceAll("-", "")}`;
  const clients: pg.Client[] = [];
  async function connection(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: access.adminUrl(database) });
    await client.connect();
    clients.push(client);
    return client;
  }
  beforeAll(async () => {
    await access.ensureDatabase(database);
    await migrateUntil(await connection(), "0017_ledger_days");
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await access.dropDatabase(database);
  });

  const write = (client: pg.Client, key: string, amount: number) =>
    client.query(
      `with entry as (insert into ledger_entries (key, happened_at, currency) values ($1, '2026-03-02T10:00:00Z', 'INR') returning id)
       insert into ledger_lines (entry_id, account, amount)
       select entry.id, line.account, line.amount from entry, (values ('gateway_clearing', $2::bigint), ('sales', -$2::bigint)) as line (account, amount)`,
      [key, amount],
    );

  it("PAY-2 what is written before, at that moment and after it is in the sums once", async () => {
    const [migrating, open, late, watching] = [
      await connection(),
      await connection(),
      await connection(),
      await connection(),
    ];
    await write(open, "before", 100);
    await open.query("begin");
    await write(open, "open", 20);

    const steps = statementsOf("0017_ledger_days");
    const sums = steps.findIndex((step) => step.includes("insert into ledger_days"));
    await migrating.query("begin");
    let isSummed = false;
    const summing = (async () => {
      for (const step of steps.slice(0, sums + 1)) await migrating.query(step);
      isSummed = true;
    })();
    // It waits for whoever is in the middle of writing; were it not to, it would have summed without them by now.
    await expect.poll(async () => isSummed || (await waiting(watching)) === 1).toBe(true);
    await open.query("commit");
    await summing;

    let isWritten = false;
    const writing = write(late, "late", 3).then(() => {
      isWritten = true;
    });
    await expect.poll(async () => isWritten || (await waiting(watching)) === 1).toBe(true);
    for (const step of steps.slice(sums + 1)) await migrating.query(step);
    await migrating.query("commit");
    await writing;
    await write(open, "after", 4_000);

    const { rows } = await watching.query(
      "select account, amount::int, lines from ledger_days where day = '2026-03-02' order by account",
    );
    expect(rows).toEqual([
      { account: "gateway_clearing", amount: 4_123, lines: 4 },
      { account: "sales", amount: -4_123, lines: 4 },
    ]);
    const balances = await watching.query("select account, amount::int from ledger_balances order by account");
    expect(balances.rows).toEqual(rows.map(({ account, amount }) => ({ account, amount })));
  });
});
