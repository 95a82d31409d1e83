import { fixed, group } from "./shape";

export const learning = group("learning", "Learning", "التعلّم", [
  fixed("course_status", "Course status", "حالة الدورة", [
    ["draft", "Draft", "مسودة"],
    ["private", "Private", "خاصة"],
    ["published", "Published", "منشورة"],
    ["archived", "Archived", "مؤرشفة"],
  ]),
  fixed("difficulty_level", "Level", "المستوى", [
    ["beginner", "Beginner", "مبتدئ"],
    ["intermediate", "Intermediate", "متوسط"],
    ["advanced", "Advanced", "متقدم"],
  ]),
  fixed("content_type", "Content type", "نوع المحتوى", [
    ["video", "Video", "فيديو"],
    ["text", "Text", "نص"],
    ["pdf", "PDF", "ملف PDF"],
    ["audio", "Audio", "تسجيل صوتي"],
    ["image", "Image", "صورة"],
    ["quiz", "Quiz", "اختبار"],
    ["assignment", "Assignment", "واجب"],
    ["flashcard", "Flashcards", "بطاقات تعليمية"],
    ["scorm_package", "SCORM package", "حزمة SCORM"],
    ["external_link", "External link", "رابط خارجي"],
    ["embed", "Embedded page", "صفحة مضمّنة"],
  ]),
  fixed("resource_type", "Resource type", "نوع المورد", [
    ["pdf", "PDF", "ملف PDF"],
    ["video", "Video", "فيديو"],
    ["document", "Document", "مستند"],
    ["link", "Link", "رابط"],
    ["file", "File", "ملف"],
    ["archive", "Archive", "ملف مضغوط"],
  ]),
  fixed("enrollment_type", "Way of enrolment", "طريقة التسجيل", [
    ["free", "Free", "مجاني"],
    ["purchase", "Purchase", "شراء"],
    ["subscription", "Subscription", "اشتراك"],
    ["instructor", "By the instructor", "من قِبل المدرّب"],
  ]),
  fixed("enrollment_status", "Enrolment status", "حالة التسجيل", [
    ["in_progress", "In progress", "قيد التعلّم"],
    ["completed", "Completed", "مكتمل"],
    ["dropped", "Left", "منسحب"],
    ["expired", "Expired", "منتهٍ"],
  ]),
  fixed("question_type", "Question type", "نوع السؤال", [
    ["multiple_choice", "Multiple choice", "اختيار من متعدد"],
    ["multiple_select", "Multiple answers", "إجابات متعددة"],
    ["true_false", "True or false", "صح أو خطأ"],
    ["short_answer", "Short answer", "إجابة قصيرة"],
    ["essay", "Essay", "مقال"],
  ]),
  fixed("assignment_status", "Assignment status", "حالة الواجب", [
    ["not_submitted", "Not submitted", "لم يُسلَّم"],
    ["submitted", "Submitted", "سُلِّم"],
    ["graded", "Graded", "صُحِّح"],
  ]),
  fixed("note_visibility", "Who sees a note", "من يرى الملاحظة", [
    ["private", "Only me", "أنا فقط"],
    ["public", "Everyone in the course", "كل من في الدورة"],
    ["instructors_only", "Instructors only", "المدرّبون فقط"],
  ]),
]);
