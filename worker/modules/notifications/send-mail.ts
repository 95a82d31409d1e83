import { and, eq, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Locale } from "../../kernel/columns";
import { command, systemOnly } from "../../kernel/verb";
import { addressing, type MailFacts } from "./addressing";
import { categoryOf, SendMail } from "./mail-kinds";
import { mailDeliveries } from "./schema";
import { writeMail } from "./write-mail";

/** After this, whoever claimed a mail and did not send it counts as dead. Longer than a send may take. */
const claimSeconds = 120;

/**
 * Claims the delivery under its unique key, sends, and says so: two commits, for a mail cannot be taken back and must not be sent before it is
 * claimed. One that dies in between is sent again under the same id, by which providers that can tell send once.
 */
export const sendMail = command({
  name: "mails.send",
  summary: "Writes and sends the mail of one outbox message, once.",
  may: systemOnly,
  input: SendMail,
  output: v.object({ status: v.picklist(["sent", "skipped"]) }),
  errors: ["conflict"],
  async run(ctx, { outboxUuid, ...message }) {
    const { kind } = message;
    if ("expires" in message.payload && new Date(message.payload.expires) <= ctx.now)
      return { status: "skipped" as const };
    const now = sql`${ctx.now.toISOString()}::timestamptz`;
    const category = categoryOf[kind];
    const { recipient, facts } = addressing(message);
    const here = and(eq(mailDeliveries.outboxUuid, outboxUuid), eq(mailDeliveries.template, kind));
    const [claimed, [delivery], [person]] = await ctx.commit({
      statements: (w) => [
        // Mail about the account reaches everybody it is about; other mail only people who can sign in and want it.
        w.execute<{ status: string }>(sql`
          insert into mail_deliveries as d (outbox_uuid, user_id, template, status, claimed_at)
          select ${outboxUuid}::uuid, u.id, ${kind}, case
              when exists (select from mail_unsubscriptions s where s.user_id = u.id and s.category = ${category}) then 'skipped' else 'claimed' end, ${now}
          from users u where u.id = (${recipient}) and u.deleted_at is null
            and (${category} = 'account' or u.status in ('active', 'pending_verification'))
          on conflict (outbox_uuid, user_id, template) do update set status = 'claimed', claimed_at = ${now}, attempts = d.attempts + 1
            where d.status = 'failed' or (d.status = 'claimed' and d.claimed_at <= ${now} - make_interval(secs => ${claimSeconds}::integer))
          returning d.status`),
        w.select({ status: mailDeliveries.status }).from(mailDeliveries).where(here),
        w
          .select({
            uuid: sql<string>`u.uuid`,
            email: sql<string>`u.email`,
            fullName: sql<string>`u.full_name`,
            fullNameAr: sql<string | null>`u.full_name_ar`,
            locale: sql<Locale>`u.locale`,
            timeZone: sql<string>`u.time_zone`,
            isProven: sql<boolean>`u.email_verified_at is not null`,
            facts: sql<MailFacts | null>`${facts}`,
          })
          .from(sql`users u`)
          .where(sql`u.id = (${recipient})`),
      ],
    });
    if (!person || !delivery || delivery.status === "skipped") return { status: "skipped" as const };
    if (delivery.status === "sent") return { status: "sent" as const };
    // Somebody else is sending it this very moment: looked at again later, in case they die.
    if (claimed.rows.length === 0) throw ctx.refuse("conflict");

    try {
      await ctx.ports.mailer.send(await writeMail(ctx, outboxUuid, message, person));
    } catch (error) {
      await ctx.commit({
        statements: (w) => [
          w
            .update(mailDeliveries)
            .set({ status: "failed", lastError: String(error).slice(0, 500) })
            .where(here),
        ],
      });
      throw error;
    }
    await ctx.commit({
      statements: (w) => [
        w.update(mailDeliveries).set({ status: "sent", sentAt: ctx.now, lastError: null }).where(here),
      ],
    });
    return { status: "sent" as const };
  },
});
