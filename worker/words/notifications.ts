import type { Locale } from "../kernel/columns";
import { formatDate, formatMoney, formatMonth, inLocale, type Params, translator, words } from "./format";

/** What people are told: under the bell, by push, and in mails that have no letter of their own. */
export const notifications = words({
  en: {
    something: "There is something new",
    somebody: "Somebody",
    enrolment_by_instructor_title: "You are enrolled in {course}",
    enrolment_by_instructor_text: "{actor} has enrolled you. You can start right away.",
    enrolment_by_instructor_text_plain: "You can start right away.",
    certificate_issued_title: "Your certificate for {course} is ready",
    certificate_issued_text: "Number {number}. Download it, or share its address.",
    certificate_revoked_title: "Your certificate for {course} was revoked",
    certificate_revoked_text: "Number {number} does not count any more. The reason stands beside it.",
    course_completed_title: "You have completed {course}",
    course_completed_text: "Well done. See what comes next.",
    quiz_graded_title: "{quiz}: time was up, and your answers were graded",
    quiz_graded_text: "Result: {score}%. Course: {course}.",
    quiz_allowance_title: "You have more time or attempts for {quiz}",
    quiz_allowance_text: "Extra attempts: {attempts}. Extra time: {percent}%.",
    chat_mentioned_title: "{actor} mentioned you",
    chat_mentioned_text: "In the chat of {course}.",
    chat_private_message_title: "{actor} wrote to you",
    live_session_scheduled_title: "A live session of {course} is planned",
    live_session_scheduled_text: "It begins {startsAt}.",
    live_session_starting_title: "A live session of {course} begins soon",
    live_session_starting_text: "It begins {startsAt}.",
    subscription_renewing_title: "Your plan is renewed soon",
    subscription_renewing_text: "It is paid by itself {endsAt}. Until then you can change or end it.",
    subscription_ending_title: "Your plan ends soon",
    subscription_ending_text: "It ends {endsAt}. Renew it, and everything stays open.",
    subscription_payment_failed_title: "Your plan could not be renewed",
    subscription_payment_failed_text:
      "The payment was refused. Everything stays open until {endsAt}: pay by then, and nothing is lost.",
    subscription_ended_title: "Your plan has ended",
    subscription_ended_text:
      "What you bought stays yours, and so do your certificates. With a new plan you go on where you stopped.",
    statement_issued_title: "The statement of {month} is ready",
    statement_issued_text: "{company} owes {amount} by statement {number}. You can read it and pay it here.",
    statement_paid_title: "Your company's payment has arrived",
    statement_paid_text: "{amount} for {company}, statement {number}. It stands in the account already.",
    live_session_cancelled_title: "A live session of {course} was called off",
    live_session_cancelled_text: "It would have begun {startsAt}.",
    affiliate_earned_title: "One of your links has earned {money}",
    affiliate_earned_text: "It is held until the buyer cannot give it back any more.",
    affiliate_paid_out_title: "{money} of your commissions were paid out",
    affiliate_paid_out_text: "The page of your links says under which reference.",
    account_suspended_title: "Your account was suspended",
    account_reinstated_title: "Your account is open again",
    account_reinstated_text: "Everything is where you left it.",
    account_password_changed_title: "Your password was changed",
    account_password_changed_text: "If that was not you, set a new one at once.",
    platform_alert_fired_title: "The platform needs attention",
    platform_alert_fired_text: "An alert has fired. The health page says which.",
    platform_alert_resolved_title: "An alert is over",
    platform_alert_resolved_text: "What it was about works again.",
    dead_letter_title: "Messages were given up",
    dead_letter_text: "The queue has tried them often enough. Try them again, or drop them.",
  },
  ar: {
    something: "هناك جديد",
    somebody: "أحدهم",
    enrolment_by_instructor_title: "سُجّلت في دورة {course}",
    enrolment_by_instructor_text: "سجّلك {actor} في الدورة. يمكنك البدء الآن.",
    enrolment_by_instructor_text_plain: "يمكنك البدء الآن.",
    certificate_issued_title: "شهادتك في دورة {course} جاهزة",
    certificate_issued_text: "رقمها {number}. نزّلها أو شارك عنوانها.",
    certificate_revoked_title: "أُلغيت شهادتك في دورة {course}",
    certificate_revoked_text: "لم تعد الشهادة رقم {number} صالحة. السبب مذكور بجانبها.",
    course_completed_title: "أتممت دورة {course}",
    course_completed_text: "أحسنت. اطّلع على ما يليها.",
    quiz_graded_title: "{quiz}: انتهى الوقت وصُحّحت إجاباتك",
    quiz_graded_text: "النتيجة: {score}%. الدورة: {course}.",
    quiz_allowance_title: "لديك وقت أو محاولات إضافية في {quiz}",
    quiz_allowance_text: "محاولات إضافية: {attempts}. وقت إضافي: {percent}%.",
    chat_mentioned_title: "ذكرك {actor}",
    chat_mentioned_text: "في محادثة دورة {course}.",
    chat_private_message_title: "كتب إليك {actor}",
    live_session_scheduled_title: "جلسة مباشرة جديدة في دورة {course}",
    live_session_scheduled_text: "تبدأ {startsAt}.",
    live_session_starting_title: "تبدأ قريبًا جلسة مباشرة في دورة {course}",
    live_session_starting_text: "تبدأ {startsAt}.",
    subscription_renewing_title: "يتجدد اشتراكك قريبًا",
    subscription_renewing_text: "يُدفع تلقائيًا {endsAt}، ويمكنك تغييره أو إنهاؤه قبل ذلك.",
    subscription_ending_title: "ينتهي اشتراكك قريبًا",
    subscription_ending_text: "ينتهي {endsAt}. جدّده ليبقى كل شيء متاحًا لك.",
    subscription_payment_failed_title: "تعذّر تجديد اشتراكك",
    subscription_payment_failed_text: "رُفضت الدفعة. يبقى كل شيء متاحًا لك حتى {endsAt}، فادفع قبل ذلك كي لا تخسر شيئًا.",
    subscription_ended_title: "انتهى اشتراكك",
    subscription_ended_text: "ما اشتريته يبقى لك، وكذلك شهاداتك. وباشتراك جديد تتابع من حيث توقفت.",
    statement_issued_title: "كشف حساب {month} جاهز",
    statement_issued_text: "المستحق على {company} بموجب الكشف {number}: {amount}. يمكنك الاطلاع عليه ودفعه هنا.",
    statement_paid_title: "وصلت دفعة شركتك",
    statement_paid_text: "{amount} عن {company}، الكشف {number}. قُيِّدت الدفعة في الحساب.",
    live_session_cancelled_title: "أُلغيت جلسة مباشرة في دورة {course}",
    live_session_cancelled_text: "كان موعدها {startsAt}.",
    affiliate_earned_title: "حقق أحد روابطك عمولة {money}",
    affiliate_earned_text: "تبقى معلّقة حتى تنتهي مهلة الإرجاع لدى المشتري.",
    affiliate_paid_out_title: "صُرف لك {money} من عمولاتك",
    affiliate_paid_out_text: "تجد رقم العملية في صفحة روابطك.",
    account_suspended_title: "أُوقف حسابك",
    account_reinstated_title: "أُعيد فتح حسابك",
    account_reinstated_text: "كل شيء حيث تركته.",
    account_password_changed_title: "تغيّرت كلمة مرورك",
    account_password_changed_text: "إن لم تكن أنت من غيّرها، فعيّن كلمة جديدة فورًا.",
    platform_alert_fired_title: "المنصة تحتاج إلى انتباهك",
    platform_alert_fired_text: "صدر تنبيه، وتفاصيله في صفحة حالة المنصة.",
    platform_alert_resolved_title: "انتهى تنبيه",
    platform_alert_resolved_text: "عاد ما كان يتعلق به إلى العمل.",
    dead_letter_title: "رسائل تُركت بلا تنفيذ",
    dead_letter_text: "حاول الطابور تنفيذها بما يكفي. أعد المحاولة أو تخلّص منها.",
  },
});

/** As far as words need it; the whole is modules/notifications' NotificationItem. */
interface Worded {
  type: string;
  params: Record<string, string | number | boolean | null | { en: string; ar?: string | undefined }>;
  course: { en: string; ar?: string | undefined } | null;
  actor: { en: string; ar?: string | undefined } | null;
}
export interface NotificationWords {
  title: string;
  /** Empty where the title says it all. */
  text: string;
}
type Key = keyof typeof notifications.en;

/** What a notification says to a reader: in their language, hours in their zone, an `amount` in its `currency`. What people named stands apart in its own direction. */
export function wordNotification(
  { type, params, course, actor }: Worded,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): NotificationWords {
  const t = translator(notifications, locale);
  const known: Params = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === "number")
      known[name] =
        name === "amount" && typeof params.currency === "string" ? formatMoney(value, params.currency, locale) : value;
    else if (typeof value === "string")
      known[name] = isInstant(value)
        ? hour(value, locale, timeZone)
        : isMonth(value)
          ? formatMonth(value, locale, "long")
          : apart(value);
    else if (typeof value === "object" && value) known[name] = apart(inLocale(value, locale));
  }
  if (typeof params.amount === "number" && typeof params.currency === "string")
    known.money = formatMoney(params.amount, params.currency, locale);
  if (course) known.course = apart(inLocale(course, locale));
  known.actor = actor ? apart(inLocale(actor, locale)) : t("somebody");
  const say = (key: string) => (key in notifications[locale] ? t(key as Key, known) : "");
  const plain = type.replaceAll(".", "_");
  // Without a person or a course to name there is another sentence, where one was written.
  const fitting = actor ? "" : "_plain";
  return {
    title: say(`${plain}_title`) || t("something"),
    text: say(`${plain}_text${fitting}`) || say(`${plain}_text`),
  };
}

const isMonth = (text: string) => /^\d{4}-\d\d$/.test(text);
const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text);
const hour = (at: string, locale: Locale, timeZone: string) =>
  formatDate(at, locale, { timeZone, time: true, zoneName: true });
/** Unicode isolates: a Latin title does not turn an Arabic line around. */
const apart = (text: string) =>
  `\u2068${text.replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, " ").trim()}\u2069`;
