import { fixed, group } from "./shape";

export const messaging = group("messaging", "Messages and notifications", "الرسائل والإشعارات", [
  fixed("chat_type", "Chat type", "نوع المحادثة", [
    ["public", "Public", "عامة"],
    ["private", "Private", "خاصة"],
    ["group", "Group", "جماعية"],
  ]),
  fixed("message_type", "Message type", "نوع الرسالة", [
    ["text", "Text", "نص"],
    ["image", "Image", "صورة"],
    ["file", "File", "ملف"],
    ["voice", "Voice", "رسالة صوتية"],
  ]),
  fixed("message_status", "Message status", "حالة الرسالة", [
    ["sent", "Sent", "أُرسلت"],
    ["delivered", "Delivered", "وصلت"],
    ["read", "Read", "قُرئت"],
  ]),
  fixed("notification_type", "Notification type", "نوع الإشعار", [
    ["system_announcement", "Announcement", "إعلان"],
    ["enrollment", "Enrolment", "تسجيل في دورة"],
    ["course_update", "Course update", "تحديث دورة"],
    ["message", "Message", "رسالة"],
    ["comment", "Comment", "تعليق"],
    ["like", "Like", "إعجاب"],
    ["share", "Share", "مشاركة"],
    ["friend_request", "Friend request", "طلب صداقة"],
    ["job_match", "Matching job", "وظيفة مناسبة"],
    ["job_application", "Job application", "طلب توظيف"],
    ["application_update", "Application update", "تحديث طلب التوظيف"],
    ["event_reminder", "Event reminder", "تذكير بفعالية"],
    ["webinar_reminder", "Webinar reminder", "تذكير بندوة عبر الإنترنت"],
    ["mentor_session", "Mentoring session", "جلسة إرشاد"],
    ["referral_update", "Referral update", "تحديث إحالة"],
    ["payment_confirmation", "Payment confirmation", "تأكيد الدفع"],
  ]),
]);
