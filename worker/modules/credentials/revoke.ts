import { sql } from "drizzle-orm";
import * as v from "valibot";
import { insist, refuseUnless } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { RevokeCertificate } from "./inputs";
import { at } from "./issuing";
import { normaliseNumber } from "./number";
import { isManagedBy } from "./policy";

export const revokeCertificate = command({
  name: "certificates.revoke",
  summary: "Revokes a certificate: from now on whoever checks it is told so.",
  may: granted("certificates.manage", "course", "all"),
  input: RevokeCertificate,
  output: v.object({ number: v.string() }),
  errors: ["not_found", "certificate_revoked"],
  touchesPublic: true,
  async run(ctx, { number: typed, reason }) {
    const number = normaliseNumber(typed);
    const actorId = ctx.actor.kind === "person" ? ctx.actor.id : null;
    await ctx.commit({
      statements: (w) => [
        refuseUnless(
          w,
          sql`exists (select from certificates c where c.number = ${number} and c.deleted_at is null and ${isManagedBy(ctx.actor, ctx.scopes)})`,
          "not_found",
        ),
        insist(
          w,
          sql`update certificates set revoked_at = ${at(ctx.now)}, revoked_by_id = ${actorId}::bigint, revoked_reason = ${reason}
            where number = ${number} and revoked_at is null returning id`,
          "certificate_revoked",
        ),
      ],
      events: [
        {
          kind: "certificate.revoked",
          payload: sql`(select jsonb_build_object('certificateUuid', uuid) from certificates where number = ${number})`,
        },
      ],
    });
    return { number };
  },
});
