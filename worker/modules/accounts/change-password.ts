import { and, eq, sql } from "drizzle-orm";
import type { Message } from "../../../queues/messages";
import { insist } from "../../kernel/database";
import { command, signedIn } from "../../kernel/verb";
import { accessRevoked, closeNow } from "./close-sockets";
import { ChangePassword } from "./inputs";
import { noteFailure } from "./note-failure";
import { OpenedSession, openSession } from "./open-session";
import { isWeakPassword } from "./password-strength";
import { userSessions, users, userTokens } from "./schema";
import { selfOf } from "./self";
import { type Attempt, countAttempt, forgiveAttempt, sessionSubject } from "./throttle";

export const changePassword = command({
  name: "accounts.changePassword",
  summary: "Changes one's own password, ends every session and opens a new one for the caller.",
  may: signedIn,
  rate: "sign_in",
  input: ChangePassword,
  output: OpenedSession,
  errors: ["wrong_password", "password_too_weak", "sign_in_locked", "conflict"],
  async run(ctx, { currentPassword, newPassword }) {
    const self = selfOf(ctx);
    // A borrowed session must not guess the password: counted before it is looked at, as at sign-in, hence a commit of its own. By session, so that
    // strangers who guess at the sign-in page do not keep the owner from changing it.
    const attempt: Attempt = { account: sessionSubject(self.sessionUuid), address: null };
    const [throttle, [person]] = await ctx.commit({
      statements: (w) => [
        countAttempt(w, attempt, ctx.now),
        w
          .select({ passwordHash: users.passwordHash, username: users.username })
          .from(users)
          .where(eq(users.id, self.id)),
      ],
    });
    const locks = throttle.rows[0];
    if (locks?.locked_until) throw ctx.refuse("sign_in_locked");
    if (!(await ctx.ports.passwords.verify(person?.passwordHash ?? null, currentPassword))) {
      noteFailure(ctx, { person: self, code: "wrong_password", locks });
      throw ctx.refuse("wrong_password");
    }
    if (isWeakPassword(newPassword, { ...self, username: person?.username })) {
      // The current password was right: this was no guess.
      await ctx.commit({ statements: (w) => [forgiveAttempt(w, attempt)] });
      throw ctx.refuse("password_too_weak");
    }
    const passwordHash = await ctx.ports.passwords.hash(newPassword);
    const opened = await openSession(ctx, {
      person: { id: self.id, uuid: self.uuid, passwordHash },
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
        // This one too: whoever copied its token before the change holds nothing after it.
        w.delete(userSessions).where(eq(userSessions.userId, self.id)),
        w.execute(sql`update ${userTokens} set used_at = ${ctx.now.toISOString()}::timestamptz
          where user_id = ${self.id} and purpose = 'reset_password' and used_at is null`),
        forgiveAttempt(w, attempt),
      ],
      events: [
        { kind: "mail.password_changed", payload: { userUuid: self.uuid } } satisfies Message,
        accessRevoked(self.uuid),
      ],
    });
    closeNow(ctx, self.uuid);
    return opened;
  },
});
