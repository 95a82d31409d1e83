import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { anyone, command } from "../../kernel/verb";
import { closeNow } from "./close-sockets";
import { ResetPassword } from "./inputs";
import { linkOwner } from "./link-owner";
import { isWeakPassword } from "./password-strength";
import { endSessionsOfLink, redeemLink } from "./redeem-link";
import { accountSubject, forgiveAttempt } from "./throttle";

/** Whoever reads the mailbox owns the account: the address counts as proven, every session ends, a lock is lifted. */
export const resetPassword = command({
  name: "accounts.resetPassword",
  summary: "Sets a new password by a mailed link, once, and ends every session.",
  may: anyone,
  rate: "sign_in",
  input: ResetPassword,
  output: v.object({}),
  errors: ["token_invalid", "password_too_weak"],
  async run(ctx, { token, password }) {
    const owner = await linkOwner(ctx, "reset_password", token);
    if (!owner) throw ctx.refuse("token_invalid");
    if (isWeakPassword(password, owner)) throw ctx.refuse("password_too_weak");
    const passwordHash = await ctx.ports.passwords.hash(password);
    await ctx.commit({
      statements: (w) => [
        // The person's row first: a sign-in with the old password waits for it, then finds the password changed.
        ...redeemLink(w, {
          purpose: "reset_password",
          tokenHash: owner.tokenHash,
          now: ctx.now,
          set: sql`, password_hash = ${passwordHash}`,
        }),
        endSessionsOfLink(w, owner.tokenHash),
        forgiveAttempt(w, { account: accountSubject(owner.uuid), address: null }),
      ],
      events: (["account.access_revoked", "mail.password_changed"] as const).map(
        (kind): Message => ({ kind, payload: { userUuid: owner.uuid } }),
      ),
    });
    closeNow(ctx, owner.uuid);
    return {};
  },
});
