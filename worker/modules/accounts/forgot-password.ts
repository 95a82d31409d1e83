import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { anyone, command } from "../../kernel/verb";
import { addresseeOf, noteMail } from "./addressee";
import { AddressOnTheWay } from "./inputs";
import { newLink, storeLink } from "./links";

export const forgotPassword = command({
  name: "accounts.forgotPassword",
  summary: "Mails a link that sets a new password; answers alike for every address.",
  may: anyone,
  rate: "sign_in",
  input: AddressOnTheWay,
  output: v.object({}),
  errors: [],
  async run(ctx, { email, next }) {
    const uuid = await addresseeOf(ctx, "reset_password", email, ["active", "pending_verification"]);
    const reset = await newLink(ctx.ports.signer, "reset_password", uuid, ctx.now);
    await ctx.commit({
      statements: (w) => [storeLink(w, reset), noteMail(w, "reset_password", uuid, ctx.now)],
      events: [
        { kind: "mail.reset_password", payload: { ...reset.link, ...(next ? { next } : {}) } } satisfies Message,
      ],
    });
    return {};
  },
});
