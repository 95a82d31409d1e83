import { fixed, group } from "./shape";

export const community = group("community", "Community and events", "المجتمع والفعاليات", [
  fixed("post_type", "Post type", "نوع المنشور", [
    ["text", "Text", "نص"],
    ["image", "Image", "صورة"],
    ["video", "Video", "فيديو"],
    ["link", "Link", "رابط"],
  ]),
  fixed("reaction_type", "Reaction", "التفاعل", [
    ["like", "Like", "إعجاب"],
    ["love", "Love", "أحببته"],
    ["celebrate", "Celebrate", "احتفاء"],
    ["insightful", "Insightful", "مفيد"],
    ["curious", "Curious", "مثير للفضول"],
  ]),
  fixed("friend_request_status", "Friend request status", "حالة طلب الصداقة", [
    ["pending", "Pending", "معلّق"],
    ["accepted", "Accepted", "مقبول"],
    ["declined", "Declined", "مرفوض"],
    ["blocked", "Blocked", "محظور"],
  ]),
  fixed("group_role", "Role in a group", "الدور في المجموعة", [
    ["owner", "Owner", "مالك"],
    ["moderator", "Moderator", "مشرف"],
    ["member", "Member", "عضو"],
  ]),
  fixed("group_privacy", "Group privacy", "خصوصية المجموعة", [
    ["public", "Public", "عامة"],
    ["private", "Private", "خاصة"],
    ["secret", "Secret", "سرية"],
  ]),
  fixed("page_role", "Role in a page", "الدور في الصفحة", [
    ["owner", "Owner", "مالك"],
    ["admin", "Administrator", "مسؤول"],
    ["editor", "Editor", "محرر"],
    ["viewer", "Viewer", "مطّلع"],
  ]),
  fixed("event_type", "Event type", "نوع الفعالية", [
    ["online", "Online", "عبر الإنترنت"],
    ["in_person", "In person", "حضورية"],
    ["hybrid", "Hybrid", "مختلطة"],
  ]),
  fixed("event_status", "Event status", "حالة الفعالية", [
    ["scheduled", "Upcoming", "قادمة"],
    ["live", "Ongoing", "جارية"],
    ["completed", "Completed", "منتهية"],
    ["cancelled", "Cancelled", "ملغاة"],
  ]),
  fixed("attendance_status", "Answer to an event", "الرد على الفعالية", [
    ["going", "Going", "سأحضر"],
    ["interested", "Interested", "مهتم"],
    ["maybe", "Maybe", "ربما"],
    ["not_going", "Not going", "لن أحضر"],
  ]),
  fixed("registration_status", "Registration status", "حالة التسجيل في الفعالية", [
    ["registered", "Registered", "مسجّل"],
    ["attended", "Attended", "حضر"],
    ["cancelled", "Cancelled", "ملغى"],
    ["no_show", "No-show", "لم يحضر"],
  ]),
]);
