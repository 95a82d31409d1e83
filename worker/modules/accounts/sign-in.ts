import { and, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { insist } from "../../kernel/database";
import { anyone, command } from "../../kernel/verb";
import { SignIn } from "./inputs";
import { readDevice } from "./known-device";
import { noteFailure } from "./note-failure";
import { OpenedSession, openSession } from "./open-session";
import { homePortal, portals } from "./portals";
import { type UserStatus, userSessions, users } from "./schema";
import { type Attempt, accountSubject, countAttempt, forgiveAttempt, typedSubject } from "./throttle";

const refusalOf = {
  suspended: "account_suspended",
  banned: "account_banned",
  inactive: "account_inactive",
} as const satisfies Record<Exclude<UserStatus, "active" | "pending_verification">, string>;

/**
 * Two transactions, because the attempt must be on record before the password is looked at: guesses sent all at once would otherwise all find the
 * counter at zero. Unknown person, unproven address and wrong password are one answer after one hash: whoever registers an address and then signs
 * in must not learn whether it was known. Why a proven account is closed is told to the right password only.
 */
export const signIn = command({
  name: "accounts.signIn",
  summary: "Opens a session by e-mail address or username and password.",
  may: anyone,
  rate: "sign_in",
  input: SignIn,
  output: v.object({ ...OpenedSession.entries, home: v.picklist(portals) }),
  errors: ["wrong_credentials", "sign_in_locked", "account_suspended", "account_banned", "account_inactive"],
  async run(ctx, input) {
    const named = and(
      eq(input.email.includes("@") ? users.email : users.username, input.email),
      isNull(users.deletedAt),
    );
    const device = await readDevice(ctx.ports.signer, input.deviceToken, sql`${named}`, ctx.now);
    const byName = sql<string>`coalesce((select ${accountSubject(sql`${users.uuid}`)} from ${users} where ${named}), ${await typedSubject(input.email)})`;
    const attempt: Attempt = device
      ? {
          account: sql<string>`case when ${device.isKnown} then ${device.subject} else ${byName} end`,
          address: ctx.address,
          isKnown: device.isKnown,
        }
      : { account: byName, address: ctx.address };
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
    const locks = throttle.rows[0];
    if (locks?.locked_until) {
      const retryAfter = Math.ceil((Date.parse(locks.locked_until) - ctx.now.getTime()) / 1000);
      throw ctx.refuse("sign_in_locked", { retryAfter });
    }
    const isRight = await ctx.ports.passwords.verify(person?.passwordHash ?? null, input.password);
    if (!person?.passwordHash || !isRight || person.status === "pending_verification") {
      noteFailure(ctx, { person: person ?? null, code: "wrong_credentials", locks });
      throw ctx.refuse("wrong_credentials");
    }
    if (person.status !== "active") {
      await ctx.commit({ statements: (w) => [forgiveAttempt(w, attempt)] });
      throw ctx.refuse(refusalOf[person.status]);
    }

    const { id, uuid, passwordHash, userType } = person;
    const { actor } = ctx;
    const session = await openSession(ctx, {
      person: { id, uuid, passwordHash },
      statements: (w) => [
        // Takes the person's row: a suspension or a change of password at the same moment is either seen here or ends this session.
        insist(
          w,
          w
            .update(users)
            .set({ lastSignedInAt: ctx.now })
            .where(
              and(
                eq(users.id, id),
                eq(users.status, "active"),
                isNull(users.deletedAt),
                eq(users.passwordHash, passwordHash),
              ),
            )
            .returning({ id: users.id }),
          "wrong_credentials",
        ),
        forgiveAttempt(w, attempt),
        // Rotation: whoever signs in over an open session leaves that one.
        w.delete(userSessions).where(actor.kind === "person" ? eq(userSessions.uuid, actor.sessionUuid) : sql`false`),
      ],
      trail: [{ action: "logged_in", entityType: "users", entityId: id, entityUuid: uuid, actorId: id }],
    });
    return { ...session, home: homePortal(userType) };
  },
});
