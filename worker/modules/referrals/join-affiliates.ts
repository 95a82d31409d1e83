import { sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../kernel/database";
import { randomCode } from "../../kernel/ids";
import { command, signedIn } from "../../kernel/verb";

/** Once: whoever has joined keeps the code they have, also while nobody else may join. */
export const joinAffiliates = command({
  name: "affiliates.join",
  summary: "Joins the affiliate programme while it is open; answers the code of the caller's links.",
  may: signedIn,
  input: v.strictObject({}),
  output: v.object({ code: v.string() }),
  errors: ["programme_closed", "email_unproven", "conflict"],
  async run(ctx) {
    const userId = ctx.actor.kind === "person" ? ctx.actor.id : 0;
    const own = sql`select a.code from affiliates a where a.user_id = ${userId}::bigint`;
    const results = await ctx.commit({
      statements: (w) => [
        refuseUnless(
          w,
          sql`exists (${own}) or exists (select from billing_settings s where s.affiliates_open)`,
          "programme_closed",
        ),
        // Money is sent to whoever this is: the address has to be theirs.
        refuseUnless(
          w,
          sql`exists (select from users u where u.id = ${userId}::bigint and u.email_verified_at is not null)`,
          "email_unproven",
        ),
        w.execute(sql`
          insert into affiliates (user_id, code, created_at)
          values (${userId}::bigint, ${randomCode(8).toLowerCase()}, ${ctx.now.toISOString()}::timestamptz) on conflict (user_id) do nothing`),
        w.select({ code: sql<string>`mine.code` }).from(sql`(${own}) as mine`),
      ],
      constraints: { affiliates_code_unique: "conflict" },
    });
    const [mine] = results[3];
    if (!mine) throw ctx.refuse("conflict");
    return { code: mine.code };
  },
});
