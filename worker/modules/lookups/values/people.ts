import { fixed, group } from "./shape";

export const people = group("people", "People and accounts", "الأشخاص والحسابات", [
  fixed("user_type", "Account type", "نوع الحساب", [
    ["student", "Student", "طالب"],
    ["company", "Company", "شركة"],
    ["admin", "Administrator", "مسؤول"],
    ["instructor", "Instructor", "مدرّب"],
    ["mentor", "Mentor", "مرشد"],
    ["manager", "Recruiting manager", "مدير فريق التوظيف"],
    ["recruiter", "Recruiter", "مسؤول توظيف"],
  ]),
  fixed("user_role", "User role", "دور المستخدم", [
    ["super_admin", "Super administrator", "مدير عام"],
    ["content_manager", "Content manager", "مدير المحتوى"],
    ["recruitment_manager", "Recruitment manager", "مدير التوظيف"],
    ["finance_manager", "Finance manager", "مدير مالي"],
    ["support_admin", "Support administrator", "مسؤول الدعم"],
    ["manager", "Recruiting manager", "مدير فريق التوظيف"],
    ["recruiter", "Recruiter", "مسؤول توظيف"],
    ["company", "Company", "شركة"],
    ["instructor", "Instructor", "مدرّب"],
    ["mentor", "Mentor", "مرشد"],
    ["student", "Student", "طالب"],
  ]),
  fixed("admin_role", "Administrator's role", "دور المسؤول", [
    ["super_admin", "Super administrator", "مدير عام"],
    ["content_manager", "Content manager", "مدير المحتوى"],
    ["recruitment_manager", "Recruitment manager", "مدير التوظيف"],
    ["finance_manager", "Finance manager", "مدير مالي"],
    ["support_admin", "Support administrator", "مسؤول الدعم"],
  ]),
  fixed("user_status", "Account status", "حالة الحساب", [
    ["active", "Active", "نشط"],
    ["inactive", "Deactivated", "غير مفعّل"],
    ["suspended", "Suspended", "موقوف"],
    ["banned", "Banned", "محظور"],
    ["pending_verification", "Address not confirmed", "لم يؤكَّد البريد"],
  ]),
  fixed("session_status", "Mentoring session status", "حالة جلسة الإرشاد", [
    ["scheduled", "Scheduled", "مجدولة"],
    ["completed", "Completed", "مكتملة"],
    ["cancelled", "Cancelled", "ملغاة"],
    ["no_show", "No-show", "لم يحضر"],
    ["rescheduled", "Rescheduled", "أُعيدت جدولتها"],
  ]),
]);
