import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../../queues/messages";
import { refuseUnless } from "../../../kernel/database";
import { command, granted } from "../../../kernel/verb";
import { newLink, storeLink } from "../links";
import { userInvitations, users } from "../schema";
import { UserUuid } from "./inputs";
import { spendLinks } from "./spend-links";

export const resendInvitation = command({
  name: "users.resendInvitation",
  summary: "Mails a new invitation link to somebody who has not accepted yet; the earlier one opens nothing any more.",
  may: granted("users.invite", "all"),
  rate: "expensive",
  input: UserUuid,
  output: v.object({}),
  errors: ["not_found", "conflict"],
  async run(ctx, { uuid }) {
    const invitation = await newLink(ctx.ports.signer, "invitation", uuid, ctx.now);
    const live = sql`select from ${users} where uuid = ${uuid}::uuid and deleted_at is null`;
    const isOpen = sql`status = 'pending_verification' and exists (
      select from ${userInvitations} as i where i.user_id = ${users.id} and i.accepted_at is null)`;
    await ctx.commit({
      statements: (w) => [
        refuseUnless(w, sql`exists (${live})`, "not_found"),
        refuseUnless(w, sql`exists (${live} and ${isOpen})`, "conflict"),
        spendLinks(w, uuid, ctx.now),
        storeLink(w, invitation),
      ],
      events: [{ kind: "mail.invitation", payload: invitation.link } satisfies Message],
    });
    return {};
  },
});
