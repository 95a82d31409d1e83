import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { insist, refuseUnless } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { IssueByHand } from "./inputs";
import { insertCertificate } from "./issuing";
import { newNumber } from "./number";
import { isManagedBy } from "./policy";

export const issueByHand = command({
  name: "certificates.issueByHand",
  summary:
    "Issues a certificate for an enrolment by the instructor's judgement, completed or still going on, where the course gives certificates.",
  may: granted("certificates.manage", "course", "all"),
  input: IssueByHand,
  output: v.object({ uuid: v.string(), number: v.string() }),
  errors: ["not_found", "certificate_not_offered", "course_not_completed", "certificate_exists"],
  idempotent: true,
  async run(ctx, { enrolmentUuid }) {
    const reply = { uuid: newUuid(), number: newNumber() };
    const enrolment = sql`e.uuid = ${enrolmentUuid}::uuid`;
    const is = (condition: ReturnType<typeof sql>) =>
      sql`exists (select from enrollments e join courses c on c.id = e.course_id and c.deleted_at is null
        where ${enrolment} and e.deleted_at is null and ${condition})`;
    await ctx.commit({
      statements: (w) => [
        refuseUnless(w, is(isManagedBy(ctx.actor, ctx.scopes, sql`e.course_id`)), "not_found"),
        refuseUnless(w, is(sql`c.certificate_enabled`), "certificate_not_offered"),
        // Whoever dropped the course, or ran out of time before its end, is not learning it.
        refuseUnless(
          w,
          is(sql`(e.status in ('in_progress', 'completed') or e.completed_at is not null)`),
          "course_not_completed",
        ),
        insist(
          w,
          insertCertificate({
            ...reply,
            now: ctx.now,
            timeZone: ctx.tenant.timeZone,
            issuedById: ctx.actor.kind === "person" ? ctx.actor.id : null,
            when: enrolment,
          }),
          "certificate_exists",
        ),
      ],
      events: [{ kind: "certificate.issued", payload: { certificateUuid: reply.uuid } } satisfies Message],
      reply,
    });
    return reply;
  },
});
