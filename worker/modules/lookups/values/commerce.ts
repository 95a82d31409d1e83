import { fixed, group } from "./shape";

export const commerce = group("commerce", "Payments and plans", "المدفوعات والخطط", [
  fixed("pricing_model", "Pricing", "التسعير", [
    ["free", "Free", "مجاني"],
    ["one_time", "One-time purchase", "شراء لمرة واحدة"],
    ["subscription", "Subscription", "اشتراك"],
  ]),
  fixed("payment_type", "Paid for", "سبب الدفع", [
    ["course_purchase", "Course", "دورة"],
    ["webinar_purchase", "Webinar", "ندوة عبر الإنترنت"],
    ["material_purchase", "Material", "مادة تعليمية"],
    ["mentor_session", "Mentoring session", "جلسة إرشاد"],
    ["referral_package", "Referral package", "باقة إحالة"],
    ["placement_package", "Placement package", "باقة تنسيب"],
    ["subscription", "Subscription", "اشتراك"],
    ["company_candidate_fee", "Fee for a candidate", "رسوم مرشح"],
  ]),
  fixed("payment_status", "Payment status", "حالة الدفع", [
    ["pending", "Pending", "معلّق"],
    ["completed", "Completed", "مكتمل"],
    ["failed", "Failed", "فشل"],
    ["refunded", "Refunded", "مسترد"],
    ["cancelled", "Cancelled", "ملغى"],
  ]),
  fixed("subscription_status", "Subscription status", "حالة الاشتراك", [
    ["trial", "Trial", "تجريبي"],
    ["active", "Active", "نشط"],
    ["suspended", "Suspended", "موقوف"],
    ["cancelled", "Cancelled", "ملغى"],
    ["expired", "Expired", "منتهي الصلاحية"],
  ]),
  fixed("billing_cycle", "Billing cycle", "دورة الفوترة", [
    ["monthly", "Monthly", "شهري"],
    ["quarterly", "Quarterly", "كل ثلاثة أشهر"],
    ["annual", "Annual", "سنوي"],
  ]),
  fixed("plan_feature", "Plan feature", "ميزة الخطة", [
    ["course_access", "Course access", "الوصول إلى الدورات"],
    ["premium_content", "Courses sold one by one", "الدورات التي تُباع منفردة"],
    ["chat_access", "Chat", "المحادثات"],
    ["downloads", "Downloads", "التنزيلات"],
    ["certificates", "Certificates", "الشهادات"],
    ["events", "Events", "الفعاليات"],
    ["priority_support", "Priority support", "دعم ذو أولوية"],
    ["job_postings", "Job postings", "نشر الوظائف"],
  ]),
]);
