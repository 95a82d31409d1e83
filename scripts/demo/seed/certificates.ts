import { newUuid } from "../../../worker/kernel/ids";
import { newNumber } from "../../../worker/modules/credentials/number";
import { pdfKey, verifyUrl } from "../../../worker/modules/credentials/paths";
import { dayIn } from "../../../worker/modules/progress/day";
import { renderCertificate } from "../../../worker/platform/pdf/certificate";
import type { PdfFonts } from "../../../worker/platform/pdf/fonts";
import { certificate as words } from "../../../worker/words/certificate";
import { minute } from "./clock";
import { brand, type StoredObject } from "./files";
import type { Enrolled } from "./history";
import { revoked } from "./history-list";
import { demoStaff, teachers } from "./staff";

/** A certificate's facts; rows and PDFs are both made from them. */
export interface CertificatePlan {
  uuid: string;
  number: string;
  enrolled: Enrolled;
  instructorName: string;
  completedOn: string;
  issuedAt: Date;
  revokedReason: string | null;
}

/** The zone of the default tenant (wrangler.toml): the day printed on a certificate is its. */
const timeZone = "Asia/Kolkata";
const locales = ["en", "ar"] as const;

/** Nothing for an enrolment that is not completed. */
export function planCertificate(enrolled: Enrolled): CertificatePlan[] {
  const { student, plan, told } = enrolled;
  const { completedAt } = told;
  if (!completedAt) return [];
  const teacher = demoStaff.find(({ email }) => email === teachers[plan.course.slug]);
  const isRevoked = revoked.student === student.email && revoked.course === plan.course.slug;
  const certificate = {
    uuid: newUuid(),
    number: newNumber(),
    enrolled,
    instructorName: teacher?.name.en ?? "",
    completedOn: dayIn(timeZone, completedAt),
    issuedAt: new Date(completedAt.getTime() + minute / 4),
    revokedReason: isRevoked ? revoked.reason : null,
  };
  return [certificate];
}

/** Both PDFs of a certificate. */
export async function printCertificate(certificate: CertificatePlan, fonts: PdfFonts): Promise<StoredObject[]> {
  const { number, enrolled, instructorName, completedOn } = certificate;
  const { student, plan } = enrolled;
  const origin = `http://localhost:${process.env.PORT ?? 8787}`;
  const objects: StoredObject[] = [];
  for (const locale of locales) {
    const bytes = await renderCertificate(
      {
        number,
        recipientName: locale === "ar" ? (student.nameAr ?? student.name) : student.name,
        courseTitle: plan.course.title[locale],
        completedOn,
        issuedBy: brand,
        instructorName,
        locale,
        verifyUrl: verifyUrl({ origin }, number, locale),
        words: words[locale],
      },
      fonts,
    );
    objects.push({ key: pdfKey(number, locale), mimeType: "application/pdf", bytes });
  }
  return objects;
}
