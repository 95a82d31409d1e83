import pg from "pg";

/** Known to everyone, and of no use to them: the server listens on loopback alone. */
const passwords = { postgres: "postgres", migrator: "migrator", app: "app" };

/** `postgres` is the superuser; `migrator` owns and makes databases; `app` owns nothing. */
export type Role = keyof typeof passwords;

/** The databases of a running local server. Any process that knows the port may hold one. */
export interface PostgresAccess {
  port: number;
  /** Connection string of the role that owns the databases. */
  adminUrl(database: string): string;
  /** Connection string of the plain role that the app uses. */
  urlOf(database: string, role?: Role): string;
  /** Makes the database, owned by `migrator`, unless it is there. Answers whether it was made now. */
  ensureDatabase(name: string, options?: { template?: string }): Promise<boolean>;
  /** Drops the database if it is there, and with it every connection to it. */
  dropDatabase(name: string): Promise<void>;
}

export function postgresAt(port: number): PostgresAccess {
  const urlOf = (database: string, role: Role = "app") =>
    `postgresql://${role}:${passwords[role]}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  const asSuperuser = (sql: string) => runOnce(urlOf("postgres", "postgres"), sql);
  return {
    port,
    urlOf,
    adminUrl: (database) => urlOf(database, "migrator"),
    async ensureDatabase(name, { template } = {}) {
      const from = template === undefined ? "" : ` TEMPLATE ${pg.escapeIdentifier(template)}`;
      try {
        await asSuperuser(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER migrator${from}`);
        return true;
      } catch (error) {
        // 42P04 duplicate_database; 23505 when two callers make it in the same moment.
        if (["42P04", "23505"].includes((error as pg.DatabaseError).code ?? "")) return false;
        throw error;
      }
    },
    async dropDatabase(name) {
      await asSuperuser(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    },
  };
}

/** Makes the login roles of a new cluster. */
export async function createRoles(port: number): Promise<void> {
  const superuser = postgresAt(port).urlOf("postgres", "postgres");
  await runOnce(superuser, `CREATE ROLE migrator LOGIN CREATEDB PASSWORD '${passwords.migrator}'`);
  await runOnce(superuser, `CREATE ROLE app LOGIN PASSWORD '${passwords.app}'`);
}

export const superuserPassword = passwords.postgres;

async function runOnce(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
