import { and, eq, sql } from "drizzle-orm";
import * as v from "valibot";
import type { Locale } from "../../kernel/columns";
import { command, systemOnly } from "../../kernel/verb";
import { addressing, type MailFacts } from "./addressing";
import { patientTypeOf, SendMail } from "./mail-kinds";
import { deferredDeliveries, mailDeliveries } from "./schema";
import { quietUntil, wantsOwnMail } from "./wanting";
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
  output: v.object({ status: v.picklist(["sent", "skipped", "deferred"]) }),
  errors: ["conflict"],
  async run(ctx, { outboxUuid, ...message }) {
    const { kind } = message;
    if ("expires" in message.payload && new Date(message.payload.expires) <= ctx.now)
      return { status: "skipped" as const };
    const now = sql`${ctx.now.toISOString()}::timestamptz`;
    const { recipient, facts } = addressing(message);
    // Of what the bell says it was asked when it was raised; of a letter it is asked here.
    const type = patientTypeOf(kind);
    const isPatient = type !== null || kind === "mail.notification" || kind === "mail.digest";
    const quiet = isPatient ? quietUntil(ctx.now) : sql`null::timestamptz`;
    const here = and(eq(mailDeliveries.outboxUuid, outboxUuid), eq(mailDeliveries.template, kind));
    const [claimed, , [delivery], [person]] = await ctx.commit({
      statements: (w) => [
        // Mail about the account reaches everybody it is about; other mail only people who can sign in and want it, outside of their quiet hours.
        w.execute<{ status: string }>(sql`
          insert into mail_deliveries as d (outbox_uuid, user_id, template, status, claimed_at)
          select ${outboxUuid}::uuid, u.id, ${kind}, case
              when not ${type ? wantsOwnMail(type) : sql`true`} then 'skipped' when ${quiet} is not null then 'deferred' else 'claimed' end, ${now}
          from users u where u.id = (${recipient}) and u.deleted_at is null
            and (${!isPatient}::boolean or u.status in ('active', 'pending_verification'))
          on conflict (outbox_uuid, user_id, template) do update set status = 'claimed', claimed_at = ${now}, attempts = d.attempts + 1
            where d.status = 'failed' or (d.status = 'claimed' and d.claimed_at <= ${now} - make_interval(secs => ${claimSeconds}::integer))
          returning d.status`),
        w.execute(sql`
          insert into ${deferredDeliveries} (outbox_uuid, user_id, kind, payload, due_at)
          select d.outbox_uuid, u.id, ${kind}, ${JSON.stringify(message.payload)}::jsonb, coalesce(${quiet}, ${now})
          from mail_deliveries d join users u on u.id = d.user_id
          where d.outbox_uuid = ${outboxUuid}::uuid and d.template = ${kind} and d.status = 'deferred' and d.claimed_at = ${now}
          on conflict (outbox_uuid, user_id, kind) do nothing`),
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
    if (delivery.status === "sent" || delivery.status === "deferred") return { status: delivery.status };
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
