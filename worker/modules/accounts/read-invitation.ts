import * as v from "valibot";
import { anyone, query } from "../../kernel/verb";
import { LinkToken, userType } from "./inputs";
import { linkOwner } from "./link-owner";

export const readInvitation = query({
  name: "accounts.readInvitation",
  summary: "What an open invitation link invites to, for its holder.",
  may: anyone,
  rate: "sign_in",
  input: LinkToken,
  output: v.object({
    email: v.string(),
    fullName: v.string(),
    userType,
    locale: v.picklist(["en", "ar"]),
    invitedBy: v.nullable(v.string()),
  }),
  errors: ["token_invalid"],
  async run(ctx, { token }) {
    const owner = await linkOwner(ctx, "invitation", token);
    if (!owner) throw ctx.refuse("token_invalid");
    const { email, fullName, locale, invitedBy } = owner;
    return { email, fullName, userType: owner.userType, locale, invitedBy };
  },
});
