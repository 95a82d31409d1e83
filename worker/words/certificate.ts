import { words } from "./format";

/** What a certificate says on paper. `sealText` stands in the seal: two or three short words. */
export const certificate = words({
  en: {
    heading: "Certificate of completion",
    presentedTo: "This certificate is presented to",
    forCompleting: "for successfully completing the course",
    completedOn: "Completed on",
    instructor: "Instructor",
    number: "Certificate number",
    verifyAt: "Check this certificate at",
    sealText: "Verified completion",
  },
  ar: {
    heading: "شهادة إتمام",
    presentedTo: "تُمنح هذه الشهادة إلى",
    forCompleting: "تقديرًا لإتمام دورة",
    completedOn: "تاريخ الإتمام",
    instructor: "المدرّب",
    number: "رقم الشهادة",
    verifyAt: "تحقّق من هذه الشهادة على",
    sealText: "إتمام موثّق",
  },
});
