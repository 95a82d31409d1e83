import { words } from "../format";

/** The end of a course. */
export const playerEnd = words({
  en: {
    complete_title: "You completed the course",
    complete_lead: "“{course}” is done: every lesson that counts, in {time}.",
    complete_lead_short: "“{course}” is done: every lesson that counts.",
    complete_on: "Completed {date}",
    certificate_there: "Your certificate is here.",
    certificate_number: "Number {number}",
    certificate_open: "Open your certificates",
    certificate_check: "The public page of your certificate",
    certificate_making: "Your certificate is being made. It takes a few moments, and we write to you when it is there.",
    certificate_none: "This course gives no certificate. What you learned is yours all the same.",
    look_again: "Look at the lessons again",
    more_courses: "Find another course",
  },
  ar: {
    complete_title: "أكملت الدورة",
    complete_lead: "أنهيت دورة «{course}» بكل دروسها المحتسبة في {time}.",
    complete_lead_short: "أنهيت دورة «{course}» بكل دروسها المحتسبة.",
    complete_on: "أُكملت في {date}",
    certificate_there: "شهادتك جاهزة.",
    certificate_number: "رقمها {number}",
    certificate_open: "افتح شهاداتك",
    certificate_check: "الصفحة العامة لشهادتك",
    certificate_making: "شهادتك قيد الإعداد. يستغرق ذلك لحظات، وسنراسلك حين تجهز.",
    certificate_none: "لا تمنح هذه الدورة شهادة، لكن ما تعلّمته لك.",
    look_again: "عد إلى الدروس",
    more_courses: "ابحث عن دورة أخرى",
  },
});
