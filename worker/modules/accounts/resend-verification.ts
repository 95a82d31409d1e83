import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { anyone, command } from "../../kernel/verb";
import { addresseeOf, noteMail } from "./addressee";
import { AddressOnTheWay } from "./inputs";
import { newLink, storeLink } from "./links";

export const resendVerification = command({
  name: "accounts.resendVerification",
  summary: "Mails a new verification link to an address that waits for one; answers alike for every address.",
  may: anyone,
  rate: "sign_in",
  input: AddressOnTheWay,
  output: v.object({}),
  errors: [],
  async run(ctx, { email, next }) {
    const uuid = await addresseeOf(ctx, "verify_email", email, ["pending_verification"]);
    const verification = await newLink(ctx.ports.signer, "verify_email", uuid, ctx.now);
    await ctx.commit({
      statements: (w) => [storeLink(w, verification), noteMail(w, "verify_email", uuid, ctx.now)],
      events: [
        { kind: "mail.verify_email", payload: { ...verification.link, ...(next ? { next } : {}) } } satisfies Message,
      ],
    });
    return {};
  },
});
