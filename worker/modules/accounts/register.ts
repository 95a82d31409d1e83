import { and, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { newUuid } from "../../kernel/ids";
import { anyone, command } from "../../kernel/verb";
import { userRoles } from "../access/schema";
import { noteMail, wasNotMailed } from "./addressee";
import { Register } from "./inputs";
import { newLink, storeLink } from "./links";
import { isWeakPassword } from "./password-strength";
import { students, users } from "./schema";

/**
 * A student opens an account. The answer is the same, and takes as long, whether the address is known or not; only its owner learns which,
 * by mail. Not idempotent by key: a repetition answers alike anyway, and the stored digest of the input would be one of the password.
 */
export const register = command({
  name: "accounts.register",
  summary: "Opens a student's account and mails a link that proves the address.",
  may: anyone,
  rate: "sign_in",
  input: Register,
  output: v.object({ status: v.literal("pending_verification") }),
  errors: ["password_too_weak", "username_taken"],
  async run(ctx, input) {
    if (isWeakPassword(input.password, input)) throw ctx.refuse("password_too_weak");
    const username = input.username ?? null;
    // The read decides which mail is sent; a batch cannot choose its messages.
    const [[known], [holder]] = await ctx.read((q) => [
      q
        .select({ uuid: users.uuid, mayBeMailed: wasNotMailed("already_registered", ctx.now) })
        .from(users)
        .where(and(eq(users.email, input.email), isNull(users.deletedAt))),
      q
        .select({ uuid: users.uuid })
        .from(users)
        .where(and(username === null ? sql`false` : eq(users.username, username), isNull(users.deletedAt))),
    ]);
    const passwordHash = await ctx.ports.passwords.hash(input.password);
    if (holder) throw ctx.refuse("username_taken");
    const answer = { status: "pending_verification" as const };
    if (known) {
      const userUuid = known.mayBeMailed ? known.uuid : newUuid();
      await ctx.commit({
        statements: (w) => [noteMail(w, "already_registered", userUuid, ctx.now)],
        events: [{ kind: "mail.already_registered", payload: { userUuid } } satisfies Message],
      });
      return answer;
    }
    const uuid = newUuid();
    const verification = await newLink(ctx.ports.signer, "verify_email", uuid, ctx.now);
    const person = sql`(select id from ${users} where uuid = ${uuid}::uuid)`;
    await ctx.commit({
      statements: (w) => [
        // Of two at once the first wins; for the second nothing below finds a person, and its mail goes nowhere.
        w
          .insert(users)
          .values({
            uuid,
            email: input.email,
            username,
            passwordHash,
            fullName: input.fullName,
            fullNameAr: input.fullNameAr ?? null,
            userType: "student",
            status: "pending_verification",
            locale: input.locale ?? ctx.locale,
            timeZone: input.timeZone ?? ctx.tenant.timeZone,
          })
          .onConflictDoNothing({ target: users.email, where: sql`deleted_at is null` }),
        w.execute(sql`insert into ${students} (user_id) select id from ${person} as person`),
        // The first role comes with the account; every later one is the access module's, which stands above this one and owns the table.
        w.execute(sql`insert into ${userRoles} (user_id, role_id)
          select person.id, roles.id from ${person} as person, roles where roles.code = 'student'`),
        storeLink(w, verification),
      ],
      events: [{ kind: "mail.verify_email", payload: verification.link } satisfies Message],
      constraints: { users_username: "username_taken" },
    });
    return answer;
  },
});
