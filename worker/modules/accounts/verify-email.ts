import { sql } from "drizzle-orm";
import * as v from "valibot";
import { anyone, command } from "../../kernel/verb";
import { VerifyEmail } from "./inputs";
import { linkOwner } from "./link-owner";
import { isWeakPassword } from "./password-strength";
import { endSessionsOfLink, redeemLink } from "./redeem-link";

/**
 * Whoever reads the mailbox owns the account, so they choose its password here, whatever was there before. The username is asked for here and not
 * at registration: only somebody whose address is proven holds one, and "taken" tells nothing of addresses.
 */
export const verifyEmail = command({
  name: "accounts.verifyEmail",
  summary: "Proves an address by the link that was mailed to it, once, sets the password and activates the account.",
  may: anyone,
  rate: "sign_in",
  input: VerifyEmail,
  /** The address, for the sign-in that follows. */
  output: v.object({ status: v.literal("active"), email: v.string() }),
  errors: ["token_invalid", "password_too_weak", "username_taken"],
  async run(ctx, { token, password, fullName, fullNameAr, username }) {
    const owner = await linkOwner(ctx, "verify_email", token);
    if (!owner) throw ctx.refuse("token_invalid");
    const named = { ...owner, fullName: fullName ?? owner.fullName, username: username ?? owner.username };
    if (isWeakPassword(password, named)) throw ctx.refuse("password_too_weak");
    const passwordHash = await ctx.ports.passwords.hash(password);
    const nameAr = fullNameAr === undefined ? owner.fullNameAr : fullNameAr;
    await ctx.commit({
      statements: (w) => [
        ...redeemLink(w, {
          purpose: "verify_email",
          tokenHash: owner.tokenHash,
          now: ctx.now,
          set: sql`, password_hash = ${passwordHash}, full_name = ${named.fullName}, full_name_ar = ${nameAr}, username = ${named.username}`,
        }),
        endSessionsOfLink(w, owner.tokenHash),
      ],
      constraints: { users_username: "username_taken" },
    });
    return { status: "active" as const, email: owner.email };
  },
});
