import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import { insist } from "../../kernel/database";
import { DomainError } from "../../kernel/errors";
import { newUuid } from "../../kernel/ids";
import { command, systemOnly } from "../../kernel/verb";
import { passesAsLearner } from "../plans";
import { OfEnrolment } from "./inputs";
import { insertCertificate } from "./issuing";
import { newNumber } from "./number";

/**
 * By rule: once for a completed enrolment of a course that gives certificates. One that was revoked does not come back by itself; one
 * that the plan does not hold is given by hand, if at all, and what was given stays.
 * Where there is nothing to do, the batch is refused and with it its message, and that is the answer.
 */
export const issueCertificate = command({
  name: "certificates.issue",
  summary: "Issues the certificate that a completed enrolment has earned, once.",
  may: systemOnly,
  input: OfEnrolment,
  output: v.object({ certificateUuid: v.nullable(v.string()) }),
  errors: ["certificate_exists"],
  async run(ctx, { enrolmentUuid }) {
    const uuid = newUuid();
    const issuing = {
      uuid,
      number: newNumber(),
      now: ctx.now,
      timeZone: ctx.tenant.timeZone,
      issuedById: null,
      when: sql`e.uuid = ${enrolmentUuid}::uuid and e.status = 'completed' and c.certificate_enabled
        and not exists (select from certificates earlier where earlier.enrollment_id = e.id)
        and ${passesAsLearner(sql`e.user_id`, "certificates", sql`e.course_id`, ctx.now)}`,
    };
    try {
      await ctx.commit({
        statements: (w) => [insist(w, insertCertificate(issuing), "certificate_exists")],
        events: [{ kind: "certificate.issued", payload: { certificateUuid: uuid } } satisfies Message],
      });
    } catch (error) {
      if (error instanceof DomainError && error.code === "certificate_exists") return { certificateUuid: null };
      throw error;
    }
    return { certificateUuid: uuid };
  },
});
