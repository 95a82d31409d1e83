import { fixed, group, open } from "./shape";

export const support = group("support", "Support and reports", "الدعم والبلاغات", [
  open("ticket_category", "Ticket category", "فئة التذكرة", [
    [
      "technical",
      "Technical",
      "تقنية",
      {
        children: [
          ["technical_sign_in", "Signing in", "تسجيل الدخول"],
          ["technical_playback", "Video and audio", "الفيديو والصوت"],
          ["technical_mobile", "Phone and tablet", "الهاتف والجهاز اللوحي"],
          ["technical_accessibility", "Accessibility", "سهولة الوصول"],
        ],
      },
    ],
    [
      "billing",
      "Billing",
      "الفوترة",
      {
        children: [
          ["billing_payment", "Payment failed", "فشل الدفع"],
          ["billing_invoice", "Invoices", "الفواتير"],
          ["billing_refund", "Refunds", "استرداد المبالغ"],
          ["billing_subscription", "Subscriptions", "الاشتراكات"],
        ],
      },
    ],
    [
      "content",
      "Content",
      "المحتوى",
      {
        children: [
          ["content_mistake", "A mistake in a lesson", "خطأ في درس"],
          ["content_quiz", "Quizzes and marks", "الاختبارات والدرجات"],
          ["content_certificate", "Certificates", "الشهادات"],
          ["content_translation", "Translation", "الترجمة"],
        ],
      },
    ],
    [
      "job_related",
      "Job related",
      "متعلقة بالوظائف",
      {
        children: [
          ["job_application", "An application", "طلب توظيف"],
          ["job_interview", "An interview", "مقابلة"],
          ["job_posting", "A job posting", "إعلان وظيفة"],
        ],
      },
    ],
    [
      "general",
      "General",
      "عامة",
      {
        children: [
          ["general_question", "A question", "استفسار"],
          ["general_feedback", "A suggestion", "اقتراح"],
        ],
      },
    ],
  ]),
  fixed("ticket_status", "Ticket status", "حالة التذكرة", [
    ["open", "Open", "مفتوحة"],
    ["in_progress", "In progress", "قيد المعالجة"],
    ["waiting", "Waiting", "بانتظار الرد"],
    ["resolved", "Resolved", "محلولة"],
    ["closed", "Closed", "مغلقة"],
  ]),
  fixed("ticket_priority", "Ticket priority", "أولوية التذكرة", [
    ["low", "Low", "منخفضة"],
    ["medium", "Medium", "متوسطة"],
    ["high", "High", "عالية"],
    ["urgent", "Urgent", "عاجلة"],
  ]),
  open("report_type", "Reason for a report", "سبب البلاغ", [
    ["spam", "Spam", "رسائل مزعجة"],
    ["harassment", "Harassment", "مضايقة"],
    ["inappropriate", "Inappropriate", "محتوى غير لائق"],
    ["copyright", "Copyright", "حقوق النشر"],
    ["fake_job", "Fake job", "وظيفة وهمية"],
    ["other", "Something else", "سبب آخر"],
  ]),
  fixed("report_status", "Report status", "حالة البلاغ", [
    ["pending", "Pending", "معلّق"],
    ["under_review", "Under review", "قيد المراجعة"],
    ["resolved", "Resolved", "تمت معالجته"],
    ["dismissed", "Dismissed", "مرفوض"],
  ]),
]);
