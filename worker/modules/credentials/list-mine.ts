import { and, desc, eq, isNull } from "drizzle-orm";
import * as v from "valibot";
import { query, signedIn } from "../../kernel/verb";
import { courses } from "../catalogue/schema";
import { verifyUrl } from "./paths";
import { certificates } from "./schema";

const OwnCertificate = v.object({
  uuid: v.string(),
  number: v.string(),
  recipientName: v.string(),
  /** In the reader's language, where the course has it. */
  courseTitle: v.string(),
  course: v.object({ uuid: v.string(), slug: v.string() }),
  /** A calendar day. */
  completedOn: v.string(),
  issuedAt: v.string(),
  /** False while the papers are being drawn. */
  isReady: v.boolean(),
  revokedAt: v.nullable(v.string()),
  revokedReason: v.nullable(v.string()),
  downloadCount: v.number(),
  /** Where anybody checks it: the address to share. */
  verifyUrl: v.string(),
});

export const listMine = query({
  name: "certificates.listMine",
  summary: "Lists one's own certificates, the newest first; one that another took the place of is left out.",
  may: signedIn,
  input: v.strictObject({}),
  output: v.object({ items: v.array(OwnCertificate) }),
  errors: [],
  async run(ctx) {
    const { locale } = ctx;
    const [rows] = await ctx.read((q) => [
      q
        .select({ certificate: certificates, course: { uuid: courses.uuid, slug: courses.slug } })
        .from(certificates)
        .innerJoin(courses, eq(courses.id, certificates.courseId))
        .where(
          and(
            eq(certificates.userId, ctx.actor.kind === "person" ? ctx.actor.id : 0),
            isNull(certificates.deletedAt),
            isNull(certificates.replacedById),
          ),
        )
        .orderBy(desc(certificates.id))
        .limit(500),
    ]);
    return {
      items: rows.map(({ certificate, course }) => ({
        uuid: certificate.uuid,
        number: certificate.number,
        recipientName:
          locale === "ar" ? (certificate.recipientNameAr ?? certificate.recipientName) : certificate.recipientName,
        courseTitle: certificate.courseTitle[locale] ?? certificate.courseTitle.en,
        course,
        completedOn: certificate.completedOn,
        issuedAt: certificate.issuedAt.toISOString(),
        isReady: certificate.pdfMadeAt !== null,
        revokedAt: certificate.revokedAt?.toISOString() ?? null,
        revokedReason: certificate.revokedReason,
        downloadCount: certificate.downloadCount,
        verifyUrl: verifyUrl(ctx.tenant, certificate.number, locale),
      })),
    };
  },
});
