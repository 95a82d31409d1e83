import { and, eq, isNull } from "drizzle-orm";
import * as v from "valibot";
import type { Message } from "../../../queues/messages";
import type { Locale } from "../../kernel/columns";
import type { QueryContext } from "../../kernel/context";
import { insist } from "../../kernel/database";
import { DomainError } from "../../kernel/errors";
import { command, systemOnly } from "../../kernel/verb";
import { OfCertificate } from "./inputs";
import { pdfKey, verifyUrl } from "./paths";
import { certificates } from "./schema";

type Certificate = typeof certificates.$inferSelect;

/**
 * Draws both papers, stores them, and only then says so: one that dies half-way leaves a certificate without papers, and the repetition writes the
 * same bytes under the same names. Of two at once, the one that says so first sends the mail.
 */
export const printCertificate = command({
  name: "certificates.print",
  summary: "Draws a certificate's PDF in both languages and tells its holder.",
  may: systemOnly,
  input: OfCertificate,
  output: v.object({ printed: v.boolean() }),
  errors: ["not_found", "conflict"],
  async run(ctx, { certificateUuid }) {
    const unprinted = and(
      eq(certificates.uuid, certificateUuid),
      isNull(certificates.pdfMadeAt),
      isNull(certificates.revokedAt),
    );
    // Read first: what is to be drawn.
    const [[certificate]] = await ctx.read((q) => [
      q.select().from(certificates).where(eq(certificates.uuid, certificateUuid)),
    ]);
    if (!certificate) throw ctx.refuse("not_found");
    if (certificate.pdfMadeAt || certificate.revokedAt) return { printed: false };
    await draw(ctx, certificate, "en");
    await draw(ctx, certificate, "ar");
    try {
      await ctx.commit({
        statements: (w) => [
          insist(
            w,
            w.update(certificates).set({ pdfMadeAt: ctx.now }).where(unprinted).returning({ id: certificates.id }),
            "conflict",
          ),
        ],
        events: [{ kind: "mail.certificate", payload: { certificateUuid } } satisfies Message],
      });
    } catch (error) {
      if (error instanceof DomainError && error.code === "conflict") return { printed: false };
      throw error;
    }
    return { printed: true };
  },
});

async function draw(
  ctx: Pick<QueryContext, "ports" | "tenant">,
  certificate: Certificate,
  locale: Locale,
): Promise<void> {
  const { number, recipientName, recipientNameAr, courseTitle, completedOn, instructorName } = certificate;
  const pdf = await ctx.ports.certificates.print({
    number,
    recipientName: locale === "ar" ? (recipientNameAr ?? recipientName) : recipientName,
    courseTitle: courseTitle[locale] ?? courseTitle.en,
    completedOn,
    instructorName,
    locale,
    verifyUrl: verifyUrl(ctx.tenant, number, locale),
    issuedBy: ctx.tenant.brand.name,
  });
  await ctx.ports.files.put(pdfKey(number, locale), pdf, { mimeType: "application/pdf" });
}
