import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startMailbox } from "../../scripts/local/mailbox";
import { startNeonBridge } from "../../scripts/local/neon-bridge";
import { startPostgres } from "../../scripts/local/postgres";
import { migrate } from "../../scripts/migrate";
import { randomToken, sha256Hex } from "../../worker/kernel/ids";
import { template } from "./template";

declare module "vitest" {
  interface ProvidedContext {
    postgresPort: number;
    bridgeUrl: string;
    mailboxUrl: string;
    /** The database of the Worker tests, and two people's session tokens in it. */
    workerDatabase: string;
    adminToken: string;
    studentToken: string;
    fuzzRuns: string;
  }
}

const workerDatabase = "worker_tests";

/** An administrator and a student with an open session each. */
async function signInTwo(databaseUrl: string): Promise<{ super_admin: string; student: string }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("select set_config('app.verb', 'test.arrange', false)");
  const signIn = async (role: string, userType: string) => {
    const token = randomToken();
    await client.query(
      `with person as (
         insert into users (email, full_name, user_type, status, email_verified_at) values ($1, $2, $3, 'active', now()) returning id),
       granted as (insert into user_roles (user_id, role_id) select person.id, roles.id from person, roles where code = $4),
       profile as (insert into students (user_id) select id from person where $4 = 'student')
       insert into user_sessions (id, uuid, user_id, expires_at, ends_at)
       select $5, gen_random_uuid()::text, id, now() + interval '1 day', now() + interval '2 days' from person`,
      [`${role}@demo.recruitlms.test`, `Demo ${role}`, userType, role, await sha256Hex(token)],
    );
    return token;
  };
  const tokens = { super_admin: await signIn("super_admin", "admin"), student: await signIn("student", "student") };
  await client.end();
  return tokens;
}

/** One PostgreSQL and one bridge for the whole run; a migrated template that each test file clones. */
export default async function setup(project: TestProject) {
  const dir = mkdtempSync(join(tmpdir(), "recruitlms-test-"));
  const postgres = await startPostgres({ dataDir: join(dir, "postgres"), durable: false });
  try {
    await postgres.ensureDatabase(template);
    await migrate(postgres.adminUrl(template));
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  const bridge = await startNeonBridge({ postgres });
  await postgres.ensureDatabase(workerDatabase, { template });
  const tokens = await signInTwo(postgres.adminUrl(workerDatabase));
  project.provide("workerDatabase", workerDatabase);
  project.provide("adminToken", tokens.super_admin);
  project.provide("studentToken", tokens.student);
  project.provide("fuzzRuns", process.env.FUZZ_RUNS ?? "12");
  project.provide("postgresPort", postgres.port);
  project.provide("bridgeUrl", bridge.url);
  const mailbox = await startMailbox({ port: 0 });
  project.provide("mailboxUrl", mailbox.url);
  return async () => {
    await mailbox.stop();
    await bridge.stop();
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
