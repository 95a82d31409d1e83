import { and, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { newUuid, randomToken } from "../../kernel/ids";
import { anyone, command } from "../../kernel/verb";
import { SignIn } from "./inputs";
import { homePortal, portals } from "./portals";
import { type UserStatus, userSessions, users } from "./schema";
import { clockAt } from "./session-adapter";
import { absoluteMs } from "./session-lifetimes";
import { sessionsIn } from "./sessions";
import { accountSubject, countAttempt, forgiveAttempt, typedSubject } from "./throttle";

const refusalOf = {
  pending_verification: "email_unverified",
  suspended: "account_suspended",
  banned: "account_banned",
  inactive: "account_inactive",
} as const satisfies Record<Exclude<UserStatus, "active">, string>;

/**
 * Two transactions, because the attempt must be on record before the password is looked at: guesses sent all at once would otherwise all find the
 * counter at zero. Unknown person and wrong password are one answer after one hash; why an account is closed is told to the right password only.
 */
export const signIn = command({
  name: "accounts.signIn",
  summary: "Opens a session by e-mail address or username and password.",
  may: anyone,
  rate: "sign_in",
  input: SignIn,
  output: v.object({
    /** The cookie's value, or a bearer token. Told once, stored nowhere. */
    sessionToken: v.string(),
    expiresAt: v.string(),
    home: v.picklist(portals),
  }),
  errors: [
    "wrong_credentials",
    "sign_in_locked",
    "email_unverified",
    "account_suspended",
    "account_banned",
    "account_inactive",
  ],
  async run(ctx, input) {
    const named = and(
      eq(input.email.includes("@") ? users.email : users.username, input.email),
      isNull(users.deletedAt),
    );
    const account = sql<string>`coalesce((select ${accountSubject(sql`${users.uuid}`)} from ${users} where ${named}), ${await typedSubject(input.email)})`;
    const attempt = { account, address: ctx.address };
    const [throttle, [person]] = await ctx.commit({
      statements: (w) => [
        countAttempt(w, attempt, ctx.now),
        w
          .select({
            id: users.id,
            uuid: users.uuid,
            passwordHash: users.passwordHash,
            status: users.status,
            userType: users.userType,
          })
          .from(users)
          .where(named),
      ],
    });
    const lockedUntil = throttle.rows[0]?.locked_until;
    if (lockedUntil) {
      const retryAfter = Math.ceil((Date.parse(lockedUntil) - ctx.now.getTime()) / 1000);
      throw ctx.refuse("sign_in_locked", { retryAfter });
    }
    const isRight = await ctx.ports.passwords.verify(person?.passwordHash ?? null, input.password);
    if (!person || !isRight) throw ctx.refuse("wrong_credentials");
    if (person.status !== "active") {
      await ctx.commit({ statements: (w) => [forgiveAttempt(w, attempt)] });
      throw ctx.refuse(refusalOf[person.status]);
    }

    const sessionToken = randomToken();
    const endsAt = new Date(ctx.now.getTime() + absoluteMs);
    const clock = clockAt(ctx.now);
    const actor = ctx.actor;
    const lucia = sessionsIn({
      read: ctx.read,
      clock,
      write: (build) =>
        ctx.commit({
          statements: (w) => [
            // Takes the person's row: a suspension or a change of password at the same moment is either seen here or ends this session.
            insist(
              w,
              w
                .update(users)
                .set({ lastSignedInAt: ctx.now })
                .where(
                  and(
                    eq(users.id, person.id),
                    eq(users.status, "active"),
                    isNull(users.deletedAt),
                    eq(users.passwordHash, person.passwordHash ?? ""),
                  ),
                )
                .returning({ id: users.id }),
              "wrong_credentials",
            ),
            forgiveAttempt(w, attempt),
            // Rotation: whoever signs in over an open session leaves that one.
            w
              .delete(userSessions)
              .where(actor.kind === "person" ? eq(userSessions.uuid, actor.sessionUuid) : sql`false`),
            ...build(w),
          ],
          trail: [
            {
              action: "logged_in",
              entityType: "users",
              entityId: person.id,
              entityUuid: person.uuid,
              actorId: person.id,
            },
          ],
        }),
    });
    const session = await lucia.createSession(
      person.id,
      {
        uuid: newUuid(),
        createdAt: ctx.now,
        lastSeenAt: ctx.now,
        endsAt,
        address: ctx.address,
        place: ctx.place,
        agent: ctx.agent?.slice(0, 400) ?? null,
      },
      { sessionId: sessionToken },
    );
    return {
      sessionToken,
      expiresAt: clock.fromLucia(session.expiresAt).toISOString(),
      home: homePortal(person.userType),
    };
  },
});
