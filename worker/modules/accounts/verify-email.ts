import * as v from "valibot";
import { anyone, command } from "../../kernel/verb";
import { LinkToken } from "./inputs";
import { readLink } from "./links";
import { redeemLink } from "./redeem-link";

export const verifyEmail = command({
  name: "accounts.verifyEmail",
  summary: "Proves an address by the link that was mailed to it, once, and activates the account.",
  may: anyone,
  rate: "sign_in",
  input: LinkToken,
  output: v.object({ status: v.literal("active") }),
  errors: ["token_invalid"],
  async run(ctx, { token }) {
    const link = await readLink(ctx.ports.signer, "verify_email", token, ctx.now);
    if (!link) throw ctx.refuse("token_invalid");
    await ctx.commit({
      statements: (w) => redeemLink(w, { purpose: "verify_email", tokenHash: link.tokenHash, now: ctx.now }),
    });
    return { status: "active" as const };
  },
});
