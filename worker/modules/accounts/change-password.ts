import { and, eq, ne, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { insist } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { ChangePassword } from "./inputs";
import { isWeakPassword } from "./password-strength";
import { userSessions, users, userTokens } from "./schema";
import { selfOf } from "./self";
import { accountSubject, countAttempt, forgiveAttempt } from "./throttle";

export const changePassword = command({
  name: "accounts.changePassword",
  summary: "Changes one's own password and ends every other session.",
  may: signedIn,
  rate: "sign_in",
  input: ChangePassword,
  output: v.object({}),
  errors: ["wrong_password", "password_too_weak", "sign_in_locked", "conflict"],
  async run(ctx, { currentPassword, newPassword }) {
    const self = selfOf(ctx);
    const attempt = { account: accountSubject(self.uuid), address: ctx.address };
    // A borrowed session must not guess the password: counted before it is looked at, as at sign-in, hence a commit of its own.
    const [throttle, [person]] = await ctx.commit({
      statements: (w) => [
        countAttempt(w, attempt, ctx.now),
        w
          .select({ passwordHash: users.passwordHash, username: users.username })
          .from(users)
          .where(eq(users.id, self.id)),
      ],
    });
    if (throttle.rows[0]?.locked_until) throw ctx.refuse("sign_in_locked");
    if (!(await ctx.ports.passwords.verify(person?.passwordHash ?? null, currentPassword)))
      throw ctx.refuse("wrong_password");
    if (isWeakPassword(newPassword, { ...self, username: person?.username })) throw ctx.refuse("password_too_weak");
    const passwordHash = await ctx.ports.passwords.hash(newPassword);
    await ctx.commit({
      statements: (w) => [
        insist(
          w,
          w
            .update(users)
            .set({ passwordHash })
            .where(and(eq(users.id, self.id), eq(users.passwordHash, person?.passwordHash ?? "")))
            .returning({ id: users.id }),
          "conflict",
        ),
        w.delete(userSessions).where(and(eq(userSessions.userId, self.id), ne(userSessions.uuid, self.sessionUuid))),
        w.execute(sql`update ${userTokens} set used_at = ${ctx.now.toISOString()}::timestamptz
          where user_id = ${self.id} and purpose = 'reset_password' and used_at is null`),
        forgiveAttempt(w, attempt),
      ],
      events: [{ kind: "mail.password_changed", payload: { userUuid: self.uuid } } satisfies Message],
    });
    return {};
  },
});
