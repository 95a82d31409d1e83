import * as v from "valibot";
import { line, locale, optionalLine, uuid } from "../../kernel/inputs";
import { cursorInput, limitInput } from "../../kernel/paging";

/** As people type it: any case, with or without dashes and spaces. */
const number = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60));

export const OfNumber = v.strictObject({ number });
export const DownloadCertificate = v.strictObject({ number, locale });
export const RevokeCertificate = v.strictObject({ number, reason: line(500) });
export const IssueByHand = v.strictObject({ enrolmentUuid: uuid });
export const OfEnrolment = v.strictObject({ enrolmentUuid: uuid });
export const OfCertificate = v.strictObject({ certificateUuid: uuid });
export const ListCertificates = v.strictObject({
  /** Part of a name or a number. */
  q: optionalLine(100),
  courseUuid: v.optional(uuid),
  status: v.optional(v.picklist(["valid", "revoked"])),
  cursor: cursorInput,
  limit: limitInput(),
});
