import pg from "pg";
import { talk } from "./chat/talk";
import { meet } from "./live/meet";

/** What the demo people do over sockets, once the product runs. */
export async function visitDemo({ url, adminUrl }: { url: string; adminUrl: string }): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await talk(client, url);
    await meet(client, url);
  } finally {
    await client.end();
  }
}
