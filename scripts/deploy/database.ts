import pg from "pg";
import { randomToken } from "../../worker/kernel/ids";
import { migrate } from "../migrate";

export type DatabaseState =
  | { reachable: false; reason: string }
  | { reachable: true; major: number; mayMakeRoles: boolean };

/** The role that the Worker connects as; a migration makes it, without the right to sign in. */
const appRole = "app";

export interface Databases {
  inspect(ownerUrl: string): Promise<DatabaseState>;
  migrate(ownerUrl: string): Promise<void>;
  /** Gives the role app a new random password and answers its connection string. */
  openToApp(ownerUrl: string): Promise<string>;
}

export const databases: Databases = { inspect, migrate, openToApp };

async function inspect(ownerUrl: string): Promise<DatabaseState> {
  try {
    return await asOwner(ownerUrl, async (client) => {
      const { rows } = await client.query<{ version: string; may: boolean }>(
        "select current_setting('server_version_num') as version, rolcreaterole or rolsuper as may from pg_roles where rolname = current_user",
      );
      const [row] = rows;
      return {
        reachable: true,
        major: Math.floor(Number(row?.version ?? 0) / 10_000),
        mayMakeRoles: row?.may ?? false,
      };
    });
  } catch (error) {
    return { reachable: false, reason: reasonOf(error, ownerUrl) };
  }
}

async function openToApp(ownerUrl: string): Promise<string> {
  // 256 bits: hosts refuse weaker ones, and nobody has to type it.
  const password = randomToken();
  try {
    await asOwner(ownerUrl, async (client) => {
      await client.query(`alter role ${appRole} with login password ${client.escapeLiteral(password)}`);
      await insistOnRights(client);
    });
  } catch (error) {
    throw new Error(`The role ${appRole} could not be opened: ${reasonOf(error, password)}`);
  }
  const url = new URL(ownerUrl);
  url.username = appRole;
  url.password = password;
  return url.toString();
}

/** The migrations grant and revoke; here it is only seen to that they have: reading everything but the keys of the trail, and never rewriting it. */
async function insistOnRights(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ closed: string[] | null; open: string[] | null }>(
    `select array_agg(relname::text) filter (where not has_table_privilege($1, oid, 'select') and relname <> 'audit_keys') as closed,
       array_agg(relname::text) filter (where relname in ('audit_logs', 'audit_seals') and has_table_privilege($1, oid, 'update, delete')
         or relname = 'audit_keys' and (has_table_privilege($1, oid, 'insert, update') or has_column_privilege($1, oid, 'key', 'select'))) as open
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`,
    [appRole],
  );
  const { closed, open } = rows[0] ?? { closed: null, open: null };
  if (closed) throw new Error(`it may not read ${closed.join(", ")}; were the migrations run by another owner?`);
  if (open) throw new Error(`it may rewrite, or read the keys of, ${open.join(", ")}, which nobody may`);
}

async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 20_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** An error's words without the secret that might be among them. */
function reasonOf(error: unknown, secret: string): string {
  const words =
    error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code || error.name : String(error);
  const password = URL.canParse(secret) ? decodeURIComponent(new URL(secret).password) : secret;
  return [secret, password].filter(Boolean).reduce((text, hidden) => text.replaceAll(hidden, "…"), words);
}
