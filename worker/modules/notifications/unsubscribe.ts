import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { CommandContext } from "../../kernel/context";
import { textArray, type Writing } from "../../kernel/database";
import type { ErrorCode } from "../../kernel/errors";
import { anyone, command } from "../../kernel/verb";
import { type Unsubscribable, unsubscribables } from "./mail-kinds";
import { choices, typeOf } from "./types";
import { readUnsubscribeToken } from "./unsubscribe-token";

const ByToken = v.strictObject({ token: v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000)) });
const Category = v.object({ category: v.picklist(unsubscribables) });

const mailTypesOf = (category: Unsubscribable): string[] =>
  choices
    .filter(({ type, channel }) => channel === "mail" && typeOf(type).category === category)
    .map(({ type }) => type);

const digestOf = (w: Writing, userUuid: string, category: Unsubscribable, digest: "off" | "weekly") =>
  w.execute(sql`update notification_settings s set digest = ${digest},
      digest_due_at = ${digest === "off" ? sql`null` : sql`now() + interval '7 days'`}
    from users u where u.id = s.user_id and u.uuid = ${userUuid}::uuid and ${category === "digest"}::boolean`);

/** The mail's own link is the right: whoever reads the mailbox needs no sign-in. Twice does no harm. */
export const unsubscribe = command({
  name: "mails.unsubscribe",
  summary: "Turns off the kind of mail that a mailed link is about.",
  may: anyone,
  input: ByToken,
  output: Category,
  errors: ["token_invalid"],
  async run(ctx, { token }) {
    const { userUuid, category } = await opened(ctx, token);
    await ctx.commit({
      statements: (w) => [
        w.execute(sql`
          insert into notification_preferences as p (user_id, type, channel, wanted)
          select u.id, t.type, 'mail', false from users u, unnest(${textArray(mailTypesOf(category))}) as t(type) where u.uuid = ${userUuid}::uuid
          on conflict (user_id, type, channel) do update set wanted = false where p.wanted`),
        digestOf(w, userUuid, category, "off"),
      ],
    });
    return { category };
  },
});

export const resubscribe = command({
  name: "mails.resubscribe",
  summary: "Turns that kind of mail on again.",
  may: anyone,
  input: ByToken,
  output: Category,
  errors: ["token_invalid"],
  async run(ctx, { token }) {
    const { userUuid, category } = await opened(ctx, token);
    await ctx.commit({
      statements: (w) => [
        w.execute(
          sql`delete from notification_preferences where channel = 'mail' and type = any(${textArray(mailTypesOf(category))})
            and user_id = (select id from users where uuid = ${userUuid}::uuid)`,
        ),
        // How often it came before is not known any more.
        digestOf(w, userUuid, category, "weekly"),
      ],
    });
    return { category };
  },
});

async function opened<E extends ErrorCode>(ctx: CommandContext<E | "token_invalid">, token: string) {
  const found = await readUnsubscribeToken(ctx, token);
  if (!found) throw ctx.refuse("token_invalid");
  return found;
}
