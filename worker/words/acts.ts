import type { Locale } from "../kernel/columns";
import { translator, words } from "./format";
import { verbActs } from "./verb-acts";

/** What a line of the audit trail says happened: the act, and the kind of thing it happened to. */
export const acts = words({
  en: {
    act: "{act}: {thing}",
    created: "Created",
    updated: "Changed",
    deleted: "Deleted",
    restored: "Restored",
    viewed: "Viewed",
    downloaded: "Downloaded",
    logged_in: "Signed in",
    logged_out: "Signed out",
    refused: "Refused",
    refused_sign_in: "Wrong password or locked",
    role_given: "Role given",
    role_taken: "Role taken away",
    users: "account",
    students: "student profile",
    instructors: "instructor profile",
    user_invitations: "invitation",
    user_roles: "roles of a person",
    roles: "role",
    role_permissions: "rights of a role",
    lookup_types: "list of values",
    lookups: "value of a list",
    media_files: "file",
    categories: "category",
    skills: "skill",
    courses: "course",
    course_instructors: "instructors of a course",
    course_skills: "skills of a course",
    course_prerequisites: "prerequisites of a course",
    sections: "section",
    lessons: "lesson",
    content_items: "lesson content",
    materials: "material",
    enrollments: "enrolment",
    quizzes: "quiz",
    quiz_questions: "question",
    quiz_accommodations: "extra time",
    quiz_attempts: "quiz attempt",
    flashcard_decks: "deck of cards",
    flashcards: "card",
    certificates: "certificate",
    mail_unsubscriptions: "mail choice",
    system_settings: "setting",
    verb: "action without the right",
    audit: "audit trail",
  },
  ar: {
    act: "{act}: {thing}",
    created: "إنشاء",
    updated: "تعديل",
    deleted: "حذف",
    restored: "استعادة",
    viewed: "عرض",
    downloaded: "تنزيل",
    logged_in: "تسجيل دخول",
    logged_out: "تسجيل خروج",
    refused: "رفض",
    refused_sign_in: "كلمة مرور خاطئة أو قفل مؤقت",
    role_given: "منح دور",
    role_taken: "سحب دور",
    users: "حساب",
    students: "ملف طالب",
    instructors: "ملف مدرّب",
    user_invitations: "دعوة",
    user_roles: "أدوار شخص",
    roles: "دور",
    role_permissions: "صلاحيات دور",
    lookup_types: "قائمة قيم",
    lookups: "قيمة في قائمة",
    media_files: "ملف",
    categories: "تصنيف",
    skills: "مهارة",
    courses: "دورة",
    course_instructors: "مدرّبو دورة",
    course_skills: "مهارات دورة",
    course_prerequisites: "متطلبات دورة",
    sections: "وحدة",
    lessons: "درس",
    content_items: "محتوى درس",
    materials: "مادة",
    enrollments: "تسجيل في دورة",
    quizzes: "اختبار",
    quiz_questions: "سؤال",
    quiz_accommodations: "وقت إضافي",
    quiz_attempts: "محاولة اختبار",
    flashcard_decks: "مجموعة بطاقات",
    flashcards: "بطاقة",
    certificates: "شهادة",
    mail_unsubscriptions: "تفضيل بريد",
    system_settings: "إعداد",
    verb: "إجراء من دون صلاحية",
    audit: "سجل التدقيق",
  },
});

/** "Changed: course", or what the verb did: "Suspended: account". Sign-ins need no thing. */
export function actWords(entry: { action: string; verb: string; entityType: string }, locale: Locale): string {
  const t = translator(acts, locale);
  const special = entry.action === "updated" && entry.verb in verbActs[locale];
  const act = special
    ? translator(verbActs, locale)(entry.verb as keyof typeof verbActs.en)
    : t(entry.action as keyof typeof acts.en);
  if (entry.action === "logged_in" || entry.action === "logged_out") return act;
  if (entry.entityType === "user_roles" && ["created", "deleted"].includes(entry.action))
    return t(entry.action === "created" ? "role_given" : "role_taken");
  if (entry.action === "refused" && ["users", "sign_in"].includes(entry.entityType)) return t("refused_sign_in");
  return t("act", { act, thing: t(entry.entityType as keyof typeof acts.en) });
}
