import pg from "pg";

/** What a test arranges past the verbs, as the database's owner. */
export async function withDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.E2E_DATABASE });
  await client.connect();
  try {
    await client.query("select set_config('app.verb', 'test.arrange', false)");
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The rows of one statement. */
export const rowsOf = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await withDatabase((client) => client.query(text, values))).rows as T[];
