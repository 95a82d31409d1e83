import { sql } from "drizzle-orm";
import * as v from "valibot";
import { anyone, command } from "../../kernel/verb";
import { AcceptInvitation } from "./inputs";
import { linkOwner } from "./link-owner";
import { isWeakPassword } from "./password-strength";
import { homePortal, portals } from "./portals";
import { redeemLink } from "./redeem-link";

export const acceptInvitation = command({
  name: "accounts.acceptInvitation",
  summary: "Sets the password of an invited account by its link, once, and activates it.",
  may: anyone,
  rate: "sign_in",
  input: AcceptInvitation,
  output: v.object({ home: v.picklist(portals) }),
  errors: ["token_invalid", "password_too_weak"],
  async run(ctx, { token, password, fullName }) {
    const owner = await linkOwner(ctx, "invitation", token);
    if (!owner) throw ctx.refuse("token_invalid");
    const named = { ...owner, fullName: fullName ?? owner.fullName };
    if (isWeakPassword(password, named)) throw ctx.refuse("password_too_weak");
    const passwordHash = await ctx.ports.passwords.hash(password);
    await ctx.commit({
      statements: (w) =>
        redeemLink(w, {
          purpose: "invitation",
          tokenHash: owner.tokenHash,
          now: ctx.now,
          set: sql`, password_hash = ${passwordHash}, full_name = ${named.fullName}`,
        }),
    });
    return { home: homePortal(owner.userType) };
  },
});
