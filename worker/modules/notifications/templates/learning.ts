import { type Correspondence, type Letter, say, saySubject } from "./letter";

/** `instructor` is null where nobody in particular did it. */
export function enrolledByInstructor(
  to: Correspondence,
  { course, instructor }: { course: string; instructor: string | null },
): Letter {
  const t = say(to);
  return {
    subject: saySubject(to)("enrolled_by_instructor_subject", { course }),
    paragraphs: [
      instructor
        ? t("enrolled_by_instructor_body", { course, instructor })
        : t("enrolled_by_instructor_body_plain", { course }),
    ],
    action: { label: t("enrolled_by_instructor_action"), url: to.portal("/student") },
  };
}

export function certificate(to: Correspondence, { course, number }: { course: string; number: string }): Letter {
  const t = say(to);
  return {
    subject: saySubject(to)("certificate_subject", { course }),
    paragraphs: [t("certificate_body", { course }), t("certificate_number", { number })],
    action: { label: t("certificate_action"), url: to.portal("/student/certificates") },
    notes: [t("certificate_after", { url: to.page(`/verify/${number}`) })],
  };
}
