import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { insist, refuseUnless } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { OfNumber } from "./inputs";
import { at, currentNames } from "./issuing";
import { newNumber, normaliseNumber } from "./number";
import { isManagedBy } from "./policy";

export const reissueCertificate = command({
  name: "certificates.reissue",
  summary:
    "Replaces a valid certificate by one with a new number and the names and titles of today; the old one is revoked.",
  may: granted("certificates.manage", "course", "all"),
  input: OfNumber,
  output: v.object({ uuid: v.string(), number: v.string() }),
  errors: ["not_found", "certificate_revoked"],
  idempotent: true,
  touchesPublic: true,
  async run(ctx, { number: typed }) {
    const old = normaliseNumber(typed);
    const reply = { uuid: newUuid(), number: newNumber() };
    const actorId = ctx.actor.kind === "person" ? ctx.actor.id : null;
    await ctx.commit({
      statements: (w) => [
        refuseUnless(
          w,
          sql`exists (select from certificates c where c.number = ${old} and c.deleted_at is null and ${isManagedBy(ctx.actor, ctx.scopes)})`,
          "not_found",
        ),
        // The old one makes way first: an enrolment has one valid certificate.
        insist(
          w,
          sql`update certificates set revoked_at = ${at(ctx.now)}, revoked_by_id = ${actorId}::bigint, revoked_reason = 'reissued'
            where number = ${old} and revoked_at is null returning id`,
          "certificate_revoked",
        ),
        w.execute(sql`
          insert into certificates (uuid, number, user_id, course_id, enrollment_id, completed_on, locale, issued_at, issued_by_id,
            recipient_name, recipient_name_ar, course_title, instructor_name)
          select ${reply.uuid}::uuid, ${reply.number}, o.user_id, o.course_id, o.enrollment_id, o.completed_on, u.locale, ${at(ctx.now)}, ${actorId}::bigint,
            ${currentNames}
          from certificates o join users u on u.id = o.user_id join courses c on c.id = o.course_id where o.number = ${old}`),
        w.execute(sql`
          update certificates set replaced_by_id = (select n.id from certificates n where n.number = ${reply.number}) where number = ${old}`),
      ],
      events: [{ kind: "certificate.issued", payload: { certificateUuid: reply.uuid } } satisfies Message],
      reply,
    });
    return reply;
  },
});
