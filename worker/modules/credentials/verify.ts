import { type SQL, sql } from "drizzle-orm";
import * as v from "valibot";
import { iso } from "../../kernel/json";
import { anyone, query } from "../../kernel/verb";
import { OfNumber } from "./inputs";
import { normaliseNumber } from "./number";

const Verified = v.object({
  number: v.string(),
  status: v.picklist(["valid", "revoked"]),
  recipientName: v.string(),
  recipientNameAr: v.nullable(v.string()),
  courseTitle: v.object({ en: v.string(), ar: v.nullable(v.string()) }),
  /** Set while the course is in the catalogue. */
  courseSlug: v.nullable(v.string()),
  instructorName: v.nullable(v.string()),
  /** A calendar day. */
  completedOn: v.string(),
  issuedAt: v.string(),
  revokedAt: v.nullable(v.string()),
  /** True where a newer certificate took its place. */
  isReplaced: v.boolean(),
  issuer: v.string(),
});

export const verifyCertificate = query({
  name: "certificates.verify",
  summary: "Checks a certificate by its number, however it is typed.",
  may: anyone,
  input: OfNumber,
  output: v.object({ found: v.boolean(), certificate: v.nullable(Verified) }),
  errors: [],
  async run(ctx, { number }) {
    // What can be no number is looked for all the same: it takes as long and answers alike.
    const [[row]] = await ctx.read((q) => [
      q
        .select({
          number: sql<string>`c.number`,
          recipientName: sql<string>`c.recipient_name`,
          recipientNameAr: sql<string | null>`c.recipient_name_ar`,
          titleEn: sql<string>`c.course_title->>'en'`,
          titleAr: sql<string | null>`c.course_title->>'ar'`,
          courseSlug: sql<
            string | null
          >`(select k.slug from courses k where k.id = c.course_id and k.status = 'published' and k.deleted_at is null)`,
          instructorName: sql<string | null>`c.instructor_name`,
          completedOn: sql<string>`c.completed_on::text`,
          issuedAt: iso(sql`c.issued_at`),
          revokedAt: iso(sql`c.revoked_at`) as SQL<string | null>,
          isReplaced: sql<boolean>`c.replaced_by_id is not null`,
        })
        .from(sql`certificates c`)
        .where(sql`c.number = ${normaliseNumber(number)} and c.deleted_at is null`),
    ]);
    if (!row) return { found: false, certificate: null };
    const { titleEn, titleAr, ...facts } = row;
    return {
      found: true,
      certificate: {
        ...facts,
        status: facts.revokedAt ? ("revoked" as const) : ("valid" as const),
        courseTitle: { en: titleEn, ar: titleAr },
        issuer: ctx.tenant.brand.name,
      },
    };
  },
});
