import { words } from "./format";

/** The page behind "stop these mails". */
export const mailChoice = words({
  en: {
    title: "Stop these mails?",
    learning:
      "You will get no more mails about your learning: enrolments by instructors, certificates. Mails about your account still come.",
    messages: "You will get no more mails about messages and mentions. Mails about your account still come.",
    sessions: "You will get no more mails about live sessions. Mails about your account still come.",
    digest:
      "You will get no more digests of what you have not read. Single mails come as you have chosen, and mails about your account as ever.",
    stop: "Stop these mails",
    stopped_title: "Stopped",
    stopped: "No more mails of this kind will come to you.",
    undo: "Send them again after all",
    resumed_title: "They come again",
    resumed: "You will get these mails as before.",
  },
  ar: {
    title: "إيقاف هذه الرسائل؟",
    learning: "لن تصلك رسائل عن تعلّمك: التسجيل من المدرّبين والشهادات. أما الرسائل الخاصة بحسابك فتبقى.",
    messages: "لن تصلك رسائل بريد عن المحادثات ومن يذكرك فيها. أما الرسائل الخاصة بحسابك فتبقى.",
    sessions: "لن تصلك رسائل بريد عن الجلسات المباشرة. أما الرسائل الخاصة بحسابك فتبقى.",
    digest: "لن يصلك ملخص بما لم تقرأه. أما الرسائل المفردة فتصل كما اخترت، والرسائل الخاصة بحسابك كما هي.",
    stop: "إيقاف هذه الرسائل",
    stopped_title: "أوقفناها",
    stopped: "لن تصلك رسائل من هذا النوع بعد الآن.",
    undo: "إرسالها من جديد",
    resumed_title: "عادت الرسائل",
    resumed: "ستصلك هذه الرسائل كما كانت.",
  },
});
