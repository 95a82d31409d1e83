import { readFileSync, writeFileSync } from "node:fs";
import type pg from "pg";
import { newUuid } from "../../worker/kernel/ids";
import { testSignature, testSignatureHeader } from "../../worker/platform/gateways/test-signature";
import { type BenchGround, startBenchGround } from "../bench/ground";
import { type Ask, call, closeConnections, insistOn, page } from "../bench/http";
import { machineFacts } from "../bench/machine";
import { ms, ratio } from "../bench/numbers";
import { makeStudents, type Person, signIn, withClient } from "../bench/people";
import { table } from "../bench/table";
import { startYardstick } from "../bench/yardstick";
import { createStack, type Stack } from "../local/signals";
import { inTurn, type Steady, steady } from "./steady";

const file = "docs/bench-money.md";
const heading = "# Money, under load";
const secret = "a secret of thirty-two characters, for measuring alone";
const perSecond = 200;
const seconds = 20;

/** `npm run bench:money [-- --record]`: the production build on loopback; prints, and with --record writes its part of docs/bench-money.md. */
export async function runMoneyBench(args: string[]): Promise<void> {
  const stack = createStack();
  try {
    await bench(stack, args.includes("--record"));
  } catch (error) {
    process.exitCode = 1;
    console.error(error);
  }
  closeConnections();
  await stack.stop();
  process.exit();
}

async function bench(stack: Stack, record: boolean): Promise<void> {
  const machine = machineFacts();
  const say = (line: string) => console.log(`  ${line}`);
  // Payments are opened at the test gateway, which production has where it is asked for.
  const ground = await startBenchGround(stack, say, { TEST_PAYMENTS: "on" });
  const yardstick = await startYardstick(stack);
  const { app } = ground;
  await withClient(ground.adminUrl, async (client) => {
    const finance = await signIn(app, "finance_manager");
    const course = await pricedCourse(client);
    say("Opening payments …");
    const buyers = await makeStudents(client, 100, null);
    const references = await openPayments(ground, client, buyers.slice(0, 40), course);
    const body = (index: number) =>
      JSON.stringify({ id: newUuid(), kind: "payment.paid", reference: references[index % references.length] });
    const called = async (index: number): Promise<Ask> => {
      const text = body(index);
      const signature = await testSignature(secret, new TextEncoder().encode(text), new Date());
      return { method: "POST", path: "/webhooks/test", headers: { [testSignatureHeader]: signature }, body: text };
    };
    const rows: Record<string, Steady> = {};
    const took = async (name: string, work: Promise<Steady>) => {
      rows[name] = await work;
      const { p50, p99, failed, failure } = rows[name];
      say(`${name}: p50 ${ms(p50)} ms, p99 ${ms(p99)} ms, ${failed} failed${failure ? `, first: ${failure}` : ""}`);
      return rows[name];
    };
    await steady(app, 50, 2, called);
    const plain = await took(
      `an endpoint that only answers, ${perSecond} a second`,
      steady(yardstick, perSecond, 5, (index) => ({ method: "POST", path: "/10", body: body(index) })),
    );
    const runs: Steady[] = [];
    for (let run = 0; run < 3; run++) runs.push(await steady(app, perSecond, seconds, called));
    // A machine that others use stands still for a moment now and then: the run in the middle counts, and all of them are told.
    const [, middle] = runs.toSorted((a, b) => a.p99 - b.p99) as [Steady, Steady, Steady];
    const calls = await took(`a webhook's acknowledgement, ${perSecond} a second`, Promise.resolve(middle));
    const asked = `countryCode=IN&currency=INR`;
    const address = `/checkout/course_purchase/${course.uuid}`;
    const fresh = buyers.slice(40);
    const who = (index: number) => fresh[index % fresh.length] as Person;
    await took(
      "the checkout page, in turn",
      inTurn(app, 60, (n) => page(`${address}?${asked}`, who(n).token)),
    );
    await took(
      "its submit, up to the gateway's page, in turn",
      inTurn(app, 60, (n) => ({
        method: "POST",
        path: address,
        headers: {
          ...page("", who(n).token).headers,
          origin: `http://${app.host}`,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: `${asked}&taxNumber=&coupon=&_pay=${course.total}:${newUuid()}`,
      })),
    );
    say("100,000 rows of the ledger …");
    await fillLedger(client);
    for (const path of ["/admin/billing", "/admin/billing/ledger", "/admin/billing/invoices"])
      await took(
        `${path}, in turn`,
        inTurn(app, 30, () => page(path, finance.token)),
      );
    say("1,000 invoices at once …");
    const issued = await invoicesAtOnce(ground, client, finance);
    say(issued);
    const text = report({ rows, plain, calls, runs, issued, machine, complaints: ground.complaints });
    console.log(`\n${text}`);
    if (record) writeReport(text);
  });
}

interface Priced {
  uuid: string;
  total: number;
}

/** One of the demo's, and what it costs in India. */
async function pricedCourse(client: pg.Client): Promise<Priced> {
  const { rows } = await client.query<{ uuid: string; total: number }>(
    `select uuid, (price->>'INR')::int as total from courses where status = 'published' and pricing_model = 'one_time' and price ? 'INR' order by id limit 1`,
  );
  if (!rows[0]) throw new Error("The demo data sells nothing in rupees.");
  return rows[0];
}

async function openPayments(ground: BenchGround, client: pg.Client, buyers: Person[], course: Priced) {
  for (const { token } of buyers) {
    const placed = await insistOn(
      ground.app,
      call(token, "POST", "/orders", {
        kind: "course_purchase",
        uuid: course.uuid,
        currency: "INR",
        countryCode: "IN",
        expectedTotal: course.total,
      }),
    );
    const { orderUuid } = JSON.parse(placed.body) as { orderUuid: string };
    await insistOn(ground.app, call(token, "POST", `/orders/${orderUuid}/payments`));
  }
  const { rows } = await client.query<{ reference: string }>("select reference from payments where status = 'pending'");
  return rows.map(({ reference }) => reference);
}

/** Sales of a year, by the table's own triggers: balances are kept as they are when somebody pays. */
async function fillLedger(client: pg.Client): Promise<void> {
  await client.query(`
    with entry as (
      insert into ledger_entries (key, happened_at, currency)
      select 'bench:' || n, now() - n * interval '10 minutes', 'INR' from generate_series(1, 50000) as n returning id)
    insert into ledger_lines (entry_id, account, amount)
    select id, account, case account when 'sales' then -1000 else 1000 end from entry, unnest(array['gateway_clearing', 'sales']) as account`);
  await client.query("analyze ledger_entries, ledger_lines");
}

/** Fees of fifty companies, each with its invoice; the numbers are looked at afterwards. */
async function invoicesAtOnce(ground: BenchGround, client: pg.Client, finance: Person): Promise<string> {
  await client.query("select set_config('app.verb', 'seed.bench', false)");
  const { rows: payers } = await client.query<{ uuid: string }>(
    `insert into payers (name, contact_id, country_code, currency, candidate_fee)
     select 'Demo company ' || n, (select id from users where user_type = 'company' limit 1), 'IN', 'INR', 100000 from generate_series(1, 50) as n returning uuid`,
  );
  const { rows: people } = await client.query<{ uuid: string }>(
    "select uuid from users where user_type = 'student' limit 1",
  );
  const began = performance.now();
  const charges = Array.from({ length: 1_000 }, (_, index) =>
    insistOn(
      ground.app,
      call(finance.token, "POST", `/payers/${payers[index % payers.length]?.uuid}/candidate-fees`, {
        candidateUuid: people[0]?.uuid,
        jobUuid: newUuid(),
        jobTitle: { en: "Electrician" },
      }),
    ),
  );
  await Promise.all(charges);
  const took = (performance.now() - began) / 1_000;
  const { rows } = await client.query<{ count: number; gaps: number; doubles: number }>(
    `select count(*)::int as count, (max(number) - count(distinct number))::int as gaps, (count(*) - count(distinct number))::int as doubles
     from invoices where kind = 'invoice' and series = (select series from invoices where kind = 'invoice' order by id desc limit 1)`,
  );
  const { count, gaps, doubles } = rows[0] ?? { count: 0, gaps: 0, doubles: 0 };
  return `1,000 fees charged at once by the API, 64 connections: ${took.toFixed(1)} s; of ${count} invoices of the series ${gaps} numbers are missing and ${doubles} are there twice.`;
}

interface Measured {
  rows: Record<string, Steady>;
  plain: Steady;
  /** The middle one of `runs`. */
  calls: Steady;
  runs: Steady[];
  issued: string;
  machine: [string, string][];
  complaints: string[];
}

function report({ rows, plain, calls, runs, issued, machine, complaints }: Measured): string {
  return `${heading}

\`npm run bench:money -- --record\`: the production build in workerd, the queue's consumer running, clients on the same machine. Calls are sent when they are due and
timed from then. Each is signed and kept; those that come about one payment within two seconds set off one message, one question to the gateway and one settlement.

${table(
  ["what", "sent", "p50 ms", "p99 ms", "failed"],
  Object.entries(rows).map(([name, { sent, p50, p99, failed }]) => [
    name,
    String(sent),
    ms(p50),
    ms(p99),
    String(failed),
  ]),
)}

The acknowledgement's p99 in three runs: ${runs.map(({ p99 }) => ms(p99)).join(", ")} ms; the middle one counts. It is ${ratio(calls.p99 / plain.p99)} times that of an endpoint that only answers; the aim of
50 ms is ${calls.p99 <= 50 && runs.every(({ failed }) => failed === 0) ? "met" : "missed"}.

${issued}

${complaints.length === 0 ? "Nothing complained." : `The Worker complained ${complaints.length} times, first: ${complaints[0]?.slice(0, 200)}`}

${machine.map(([what, value]) => `${what}: ${value}`).join("; ")}.
`;
}

/** What was recorded by hand of the properties stays before it. */
function writeReport(text: string): void {
  const [before = ""] = readFileSync(file, "utf8").split(`\n${heading}`);
  writeFileSync(file, `${before.trimEnd()}\n\n${text}`);
}
