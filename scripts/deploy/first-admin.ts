import pg from "pg";
import { ExpectedError } from "../local/signals";

/**
 * Makes the first super administrator of a new site out of an account that has registered and proved its address. Refuses once
 * there is one: further ones are made in the app, by people, on record.
 */
export async function makeFirstAdmin(ownerUrl: string, email: string, say: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('app.verb', 'deploy.first_admin', true)");
    // Two people at once: the second waits here, and then finds the first.
    const role = await client.query<{ id: string }>("select id from roles where code = 'super_admin' for update");
    const roleId = role.rows[0]?.id;
    if (roleId === undefined) throw new ExpectedError("The database has no roles yet: run npm run deploy first.");
    const held = await client.query(
      "select from user_roles ur join users u on u.id = ur.user_id where ur.role_id = $1 and u.deleted_at is null limit 1",
      [roleId],
    );
    if (held.rowCount)
      throw new ExpectedError("There is a super administrator already, who can make others in the app.");
    const person = await client.query<{ id: string }>(
      "update users set user_type = 'admin' where email = $1 and status = 'active' and email_verified_at is not null and deleted_at is null returning id",
      [email.trim().toLowerCase()],
    );
    const userId = person.rows[0]?.id;
    if (userId === undefined)
      throw new ExpectedError(
        `Nobody with a verified address ${email}: register in the app first, and follow the link in the mail.`,
      );
    await client.query("insert into user_roles (user_id, role_id) values ($1, $2)", [userId, roleId]);
    // New rights begin with a new session.
    await client.query("delete from user_sessions where user_id = $1", [userId]);
    await client.query("commit");
    say(`${email} is a super administrator now; sign in again.`);
  } finally {
    await client.end();
  }
}
