import * as v from "valibot";
import { anyone, query } from "../../kernel/verb";
import { LinkToken } from "./inputs";
import { linkOwner } from "./link-owner";

export const readVerification = query({
  name: "accounts.readVerification",
  summary: "Which account an open verification link opens, for its holder.",
  may: anyone,
  rate: "sign_in",
  input: LinkToken,
  output: v.object({
    email: v.string(),
    fullName: v.string(),
    fullNameAr: v.nullable(v.string()),
    username: v.nullable(v.string()),
  }),
  errors: ["token_invalid"],
  async run(ctx, { token }) {
    const owner = await linkOwner(ctx, "verify_email", token);
    if (!owner) throw ctx.refuse("token_invalid");
    const { email, fullName, fullNameAr, username } = owner;
    return { email, fullName, fullNameAr, username };
  },
});
