import { and, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { newUuid } from "../../kernel/ids";
import { anyone, command } from "../../kernel/verb";
import { userRoles } from "../access/schema";
import { noteMail, wasNotMailed } from "./addressee";
import { Register } from "./inputs";
import { newLink, storeLink } from "./links";
import { students, users } from "./schema";

/**
 * A student opens an account. It has no password before its address is proven: whoever follows the mailed link chooses one, so that nobody who
 * typed somebody else's address can know it. The answer is the same whether the address is known or not; only its owner learns which, by mail.
 */
export const register = command({
  name: "accounts.register",
  summary: "Opens a student's account and mails a link that proves the address and chooses the password.",
  may: anyone,
  rate: "sign_in",
  input: Register,
  output: v.object({ status: v.literal("pending_verification") }),
  errors: [],
  async run(ctx, input) {
    // The read decides which mail is sent; a batch cannot choose its messages.
    const [[known]] = await ctx.read((q) => [
      q
        .select({
          uuid: users.uuid,
          status: users.status,
          mayBeTold: wasNotMailed("already_registered", ctx.now),
          mayBeAsked: wasNotMailed("verify_email", ctx.now),
        })
        .from(users)
        .where(and(eq(users.email, input.email), isNull(users.deletedAt))),
    ]);
    const onward = input.next ? { next: input.next } : {};
    const answer = { status: "pending_verification" as const };
    if (known && known.status !== "pending_verification") {
      const userUuid = known.mayBeTold ? known.uuid : newUuid();
      await ctx.commit({
        statements: (w) => [noteMail(w, "already_registered", userUuid, ctx.now)],
        events: [{ kind: "mail.already_registered", payload: { userUuid, ...onward } } satisfies Message],
      });
      return answer;
    }
    const uuid = known?.mayBeAsked ? known.uuid : newUuid();
    const verification = await newLink(ctx.ports.signer, "verify_email", uuid, ctx.now);
    const events = [{ kind: "mail.verify_email", payload: { ...verification.link, ...onward } } satisfies Message];
    if (known) {
      // Registered again before the first link was followed: a new link, and nothing of the account is overwritten.
      await ctx.commit({
        statements: (w) => [storeLink(w, verification), noteMail(w, "verify_email", uuid, ctx.now)],
        events,
      });
      return answer;
    }
    const person = sql`(select id from ${users} where uuid = ${uuid}::uuid)`;
    await ctx.commit({
      statements: (w) => [
        // Of two at once the first wins; for the second nothing below finds a person, and its mail goes nowhere.
        w
          .insert(users)
          .values({
            uuid,
            email: input.email,
            fullName: input.fullName,
            userType: "student",
            status: "pending_verification",
            locale: input.locale ?? ctx.locale,
            timeZone: input.timeZone ?? ctx.tenant.timeZone,
          })
          .onConflictDoNothing({ target: users.email, where: sql`deleted_at is null` }),
        w.execute(sql`insert into ${students} (user_id) select id from ${person} as person`),
        // The first role comes with the account; every later one is the access module's, which stands above this one and owns the table.
        w.execute(sql`insert into ${userRoles} (user_id, role_id)
          select person.id, roles.id from ${person} as person, roles where roles.code = 'student'`),
        storeLink(w, verification),
        noteMail(w, "verify_email", uuid, ctx.now),
      ],
      events,
    });
    return answer;
  },
});
