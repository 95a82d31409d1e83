import { eq, sql } from "drizzle-orm";
import * as v from "valibot";
import { granted, query } from "../../../kernel/verb";
import { userStatus, userType } from "../inputs";
import { userInvitations, userSessions, users } from "../schema";
import { rolesOf } from "../select-session";
import { UserUuid } from "./inputs";

const UserDetail = v.object({
  uuid: v.string(),
  email: v.string(),
  emailVerifiedAt: v.nullable(v.string()),
  username: v.nullable(v.string()),
  fullName: v.string(),
  fullNameAr: v.nullable(v.string()),
  userType,
  status: userStatus,
  /** Why it is closed, as the administrator wrote it. */
  statusReason: v.nullable(v.string()),
  locale: v.picklist(["en", "ar"]),
  timeZone: v.string(),
  photoUuid: v.nullable(v.string()),
  roles: v.array(v.string()),
  /** Open sessions. */
  sessions: v.number(),
  /** The last invitation; null for people who registered themselves. */
  invitation: v.nullable(
    v.object({ invitedAt: v.string(), invitedBy: v.string(), acceptedAt: v.nullable(v.string()) }),
  ),
  createdAt: v.string(),
  lastSignedInAt: v.nullable(v.string()),
  deletedAt: v.nullable(v.string()),
});
export type UserDetail = v.InferOutput<typeof UserDetail>;

interface InvitationJson {
  invitedAt: string;
  invitedBy: string;
  acceptedAt: string | null;
}

export const readUser = query({
  name: "users.read",
  summary: "One account with its roles, open sessions and invitation; deleted ones too.",
  may: granted("users.read", "all"),
  input: UserUuid,
  output: UserDetail,
  errors: ["not_found"],
  async run(ctx, { uuid }) {
    const now = sql`${ctx.now.toISOString()}::timestamptz`;
    const openSessions = sql<number>`(select count(*)::integer from ${userSessions} as s
      where s.user_id = users.id and s.expires_at > ${now} and s.ends_at > ${now})`;
    const [[row]] = await ctx.read((q) => [
      q
        .select({ user: users, roles: rolesOf, sessions: openSessions, invitation: lastInvitation })
        .from(users)
        .where(eq(users.uuid, uuid)),
    ]);
    if (!row) throw ctx.refuse("not_found");
    const { user, roles, sessions, invitation } = row;
    return {
      uuid: user.uuid,
      email: user.email,
      emailVerifiedAt: user.emailVerifiedAt?.toISOString() ?? null,
      username: user.username,
      fullName: user.fullName,
      fullNameAr: user.fullNameAr,
      userType: user.userType,
      status: user.status,
      statusReason: user.statusReason,
      locale: user.locale,
      timeZone: user.timeZone,
      photoUuid: user.photoUuid,
      roles,
      sessions,
      invitation: invitation && {
        invitedAt: new Date(invitation.invitedAt).toISOString(),
        invitedBy: invitation.invitedBy,
        acceptedAt: invitation.acceptedAt && new Date(invitation.acceptedAt).toISOString(),
      },
      createdAt: user.createdAt.toISOString(),
      lastSignedInAt: user.lastSignedInAt?.toISOString() ?? null,
      deletedAt: user.deletedAt?.toISOString() ?? null,
    };
  },
});

const lastInvitation = sql<InvitationJson | null>`(select jsonb_build_object('invitedAt', i.created_at, 'acceptedAt', i.accepted_at, 'invitedBy', inviter.full_name)
  from ${userInvitations} as i join ${users} as inviter on inviter.id = i.invited_by_id where i.user_id = users.id order by i.id desc limit 1)`;
