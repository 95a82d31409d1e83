import { and, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../../queues/messages";
import { insist, refuseUnless } from "../../../kernel/database";
import { command, granted } from "../../../kernel/verb";
import { closeNow } from "../close-sockets";
import { newLink, storeLink } from "../links";
import { changedFace, publicFace } from "../public-face";
import { users } from "../schema";
import { endSessions } from "./close-access";
import { EditUser } from "./inputs";
import {
  anotherSuperAdmin,
  exceedsActor,
  isSuperAdmin,
  isSuperAdminRow,
  lockPersonAndSuperRole,
  roleIdsOf,
} from "./policy";
import { addProfileRow } from "./profile-row";
import { spendLinks } from "./spend-links";

/**
 * A new address must be proven like a first one: links to the old one die, sessions end, a link is mailed, and the old address is told. And because whoever owns the
 * address owns the account, it may only be changed for people who may no more than the one who changes it.
 */
export const editUser = command({
  name: "users.edit",
  summary: "Changes the name, address, username, kind, language or time zone of an account.",
  may: granted("users.edit", "all"),
  input: EditUser,
  output: v.object({}),
  errors: ["not_found", "own_account", "beyond_own_rights", "last_super_admin", "email_taken", "username_taken"],
  async run(ctx, { uuid, email, ...fields }) {
    const live = and(eq(users.uuid, uuid), isNull(users.deletedAt));
    // Read first: whether the address changes, and whether the person was invited, decide which mail is sent; a batch cannot choose its messages.
    const [[before]] = await ctx.read((q) => [
      q
        .select({
          email: users.email,
          isInvited: sql<boolean>`exists (select from user_invitations i where i.user_id = users.id and i.accepted_at is null)`,
        })
        .from(users)
        .where(live),
    ]);
    if (!before) throw ctx.refuse("not_found");
    const moves = email !== undefined && email !== before.email.toLowerCase();
    const isSelf = ctx.actor.kind === "person" && ctx.actor.uuid === uuid;
    if (isSelf && (moves || fields.userType !== undefined)) throw ctx.refuse("own_account");
    const wasInvited = before.isInvited;
    const link = moves
      ? await newLink(ctx.ports.signer, wasInvited ? "invitation" : "verify_email", uuid, ctx.now)
      : null;
    const unproven = {
      email,
      emailVerifiedAt: null,
      status: sql`case when status = 'active' then 'pending_verification' else status end`,
    };
    const mail = (payload: NonNullable<typeof link>["link"]): Message[] => [
      { kind: wasInvited ? "mail.invitation" : "mail.verify_email", payload },
      { kind: "mail.address_changed", payload: { userUuid: uuid, requestId: ctx.requestId } },
      { kind: "account.access_revoked", payload: { userUuid: uuid } },
    ];
    await ctx.commit({
      statements: (w) => [
        publicFace(w, uuid),
        // A new address shuts its owner out until it is proven, so it takes the same locks as a suspension.
        ...lockPersonAndSuperRole(w, uuid),
        refuseUnless(
          w,
          link ? sql`not ${isSuperAdminRow(uuid)} or ${anotherSuperAdmin(uuid)}` : sql`true`,
          "last_super_admin",
        ),
        refuseUnless(w, sql`${isSuperAdmin(ctx.actor)}::boolean or not ${isSuperAdminRow(uuid)}`, "beyond_own_rights"),
        refuseUnless(w, link ? sql`not ${exceedsActor(ctx.actor, roleIdsOf(uuid))}` : sql`true`, "beyond_own_rights"),
        insist(
          w,
          w
            .update(users)
            .set({ ...fields, ...(link ? unproven : {}), updatedAt: ctx.now })
            .where(live)
            .returning({ id: users.id }),
          "not_found",
        ),
        addProfileRow(w, uuid, fields.userType),
        ...(link ? [endSessions(w, uuid), spendLinks(w, uuid, ctx.now), storeLink(w, link)] : []),
        publicFace(w, uuid),
      ],
      touchesPublic: changedFace,
      events: link ? mail(link.link) : [],
      constraints: { users_email: "email_taken", users_username: "username_taken" },
    });
    if (link) closeNow(ctx, uuid);
    return {};
  },
});
