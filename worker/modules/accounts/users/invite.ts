import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../../queues/messages";
import { refuseUnless } from "../../../kernel/database";
import { newUuid } from "../../../kernel/ids";
import { command, granted } from "../../../kernel/verb";
import { roles, userRoles } from "../../access/schema";
import { newLink, storeLink } from "../links";
import { userInvitations, users } from "../schema";
import { selfOf } from "../self";
import { InviteUser } from "./inputs";
import { exceedsActor } from "./policy";
import { addProfileRow } from "./profile-row";

/**
 * Makes an account without a password and mails its link. A registration of the same address that nobody ever proved gives way:
 * otherwise a stranger who typed the address first would have set the password of whoever is invited.
 */
export const inviteUser = command({
  name: "users.invite",
  summary: "Invites somebody by e-mail with a kind of account and roles.",
  may: granted("users.invite", "all"),
  rate: "expensive",
  input: InviteUser,
  output: v.object({ uuid: v.string() }),
  errors: ["email_taken", "beyond_own_rights", "not_found"],
  idempotent: true,
  async run(ctx, { email, fullName, userType, roles: given, locale }) {
    const codes = [...new Set(given.length > 0 ? given : [userType])];
    // "admin" is a kind of account with several roles and none of its own.
    if (given.length === 0 && userType === "admin")
      throw ctx.refuse("invalid_input", { fields: { roles: { code: "required" } } });
    const uuid = newUuid();
    const invitation = await newLink(ctx.ports.signer, "invitation", uuid, ctx.now);
    const inviterId = selfOf(ctx).id;
    const person = sql`(select id from ${users} where uuid = ${uuid}::uuid) as person`;
    const reply = { uuid };
    await ctx.commit({
      statements: (w) => {
        const named = w
          .select({ id: roles.id })
          .from(roles)
          .where(and(inArray(roles.code, codes), isNull(roles.deletedAt)));
        return [
          refuseUnless(w, sql`(select count(*) from ${named} as named) = ${codes.length}::integer`, "not_found"),
          refuseUnless(w, sql`not ${exceedsActor(ctx.actor, sql`${named}`)}`, "beyond_own_rights"),
          w
            .update(users)
            .set({ deletedAt: ctx.now })
            .where(
              and(
                eq(users.email, email),
                isNull(users.deletedAt),
                eq(users.status, "pending_verification"),
                isNull(users.emailVerifiedAt),
                sql`not exists (select from ${userInvitations} where ${userInvitations.userId} = ${users.id})`,
              ),
            ),
          w.insert(users).values({
            uuid,
            email,
            fullName,
            userType,
            status: "pending_verification",
            locale: locale ?? ctx.locale,
            timeZone: ctx.tenant.timeZone,
          }),
          addProfileRow(w, uuid, userType),
          // First roles come with the account (see register.ts).
          w.execute(sql`insert into ${userRoles} (user_id, role_id, assigned_by_id)
            select person.id, named.id, ${inviterId}::bigint from ${person}, ${named} as named`),
          w.execute(
            sql`insert into ${userInvitations} (user_id, invited_by_id) select person.id, ${inviterId}::bigint from ${person}`,
          ),
          storeLink(w, invitation),
        ];
      },
      events: [{ kind: "mail.invitation", payload: invitation.link } satisfies Message],
      constraints: { users_email: "email_taken" },
      reply,
    });
    return reply;
  },
});
