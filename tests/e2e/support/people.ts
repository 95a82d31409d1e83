import { randomUUID } from "node:crypto";
import pg from "pg";
import { demoPassword } from "../../../scripts/demo/sign-ins";

/** The database as its owner sees it, for what no page can arrange. */
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

interface Given {
  userType?: string;
  /** A system role's code, or every right there is in a role of its own (short of being a super administrator). */
  role?: string | "everything";
  fullName?: string;
  fullNameAr?: string;
  locale?: "en" | "ar";
}

/** Somebody with the password of the demo accounts, straight into the tables. */
export async function createPerson(given: Given = {}) {
  const { userType = "instructor", role = userType, fullNameAr = null, locale = "en" } = given;
  const tag = randomUUID().slice(0, 8);
  const email = `person.${tag}@example.org`;
  const fullName = given.fullName ?? `Demo Person ${tag}`;
  const uuid = await withDatabase(async (client) => {
    const { rows } = await client.query(
      `insert into users (email, email_verified_at, password_hash, full_name, full_name_ar, user_type, status, locale)
       select $1, now(), password_hash, $2, $3, $4, 'active', $5 from users where email = 'instructor@demo.recruitlms.test' returning uuid`,
      [email, fullName, fullNameAr, userType, locale],
    );
    const code = role === "everything" ? `everything_${tag}` : role;
    if (role === "everything") {
      await client.query("insert into roles (code, name_en, name_ar) values ($1, 'Everything', 'كل شيء')", [code]);
      await client.query(
        "insert into role_permissions (role_id, permission_id) select r.id, p.id from roles r, permissions p where r.code = $1 and p.scope = 'all'",
        [code],
      );
    }
    await client.query(
      "insert into user_roles (user_id, role_id) select u.id, r.id from users u, roles r where u.email = $1 and r.code = $2",
      [email, code],
    );
    return rows[0].uuid as string;
  });
  return { uuid, email, fullName, password: demoPassword, tag };
}
