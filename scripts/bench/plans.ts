import type pg from "pg";
import type { BenchGround } from "./ground";
import { insistOn } from "./http";
import type { ListAsk } from "./lists";
import type { RoundTrip } from "./recorder";

export interface Explained {
  name: string;
  /** Milliseconds of execution of all its statements, the session's aside. */
  ms: number;
  /** Blocks of 8 kB that were touched. */
  blocks: number;
  /** Tables of more than `largeRows` rows that were read from end to end. */
  wholeReads: string[];
  /** The plans as PostgreSQL prints them. */
  text: string;
}

export const largeRows = 5_000;

/** Asks for each page once, then has PostgreSQL explain and run the very statements that it sent. */
export async function explainAsks(
  { observed, recorder }: BenchGround,
  client: pg.Client,
  asks: ListAsk[],
): Promise<Explained[]> {
  const { rows } = await client.query<{ relname: string }>(
    "select relname from pg_class where relkind in ('r', 'p') and reltuples > $1",
    [largeRows],
  );
  const large = new Set(rows.map(({ relname }) => relname));
  const explained: Explained[] = [];
  for (const { name, make } of asks) {
    await recorder.settled();
    recorder.take();
    const answer = await insistOn(observed, make());
    const trips = recorder
      .take()
      .filter((trip) => trip.endedAt !== null && trip.endedAt <= answer.endedAt && !isSession(trip));
    explained.push(await explain(client, name, trips, large));
  }
  return explained;
}

const isSession = ({ statements }: RoundTrip) => statements.some(({ query }) => query.includes('from "user_sessions"'));

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Loops": number;
  "Actual Rows": number;
  "Rows Removed by Filter"?: number;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: Node[];
}

async function explain(client: pg.Client, name: string, trips: RoundTrip[], large: Set<string>): Promise<Explained> {
  const found: Explained = { name, ms: 0, blocks: 0, wholeReads: [], text: "" };
  const texts: string[] = [];
  for (const { statements } of trips) {
    await client.query("begin read only");
    try {
      // In their order and in one transaction: some set what those after them are planned under.
      for (const { query, params } of statements) {
        if (!/^\s*(select|with)\b/i.test(query)) continue;
        const { rows } = await client.query(`explain (analyze, buffers, format json) ${query}`, params);
        const [{ Plan: plan, "Execution Time": ms }] = rows[0]["QUERY PLAN"] as [
          { Plan: Node; "Execution Time": number },
        ];
        found.ms += ms;
        found.blocks += (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0);
        for (const table of wholeReads(plan))
          if (large.has(table) && !found.wholeReads.includes(table)) found.wholeReads.push(table);
        const printed = await client.query(`explain (analyze, buffers off, timing off, summary off) ${query}`, params);
        texts.push(printed.rows.map((row) => row["QUERY PLAN"] as string).join("\n"));
      }
    } finally {
      await client.query("rollback");
    }
  }
  return { ...found, text: texts.join("\n\n") };
}

/** Tables scanned in no order, row after row, for more rows than a small table has. A scan that stops early is none, nor one that never began. */
function wholeReads(node: Node): string[] {
  const read = (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
  const relation = node["Relation Name"];
  const own = node["Node Type"] === "Seq Scan" && relation && read > largeRows ? [relation] : [];
  return [...own, ...(node.Plans ?? []).flatMap(wholeReads)];
}
