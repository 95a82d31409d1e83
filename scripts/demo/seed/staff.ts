import type { UserType } from "../../../worker/modules/accounts/schema";
import { type DemoRole, demoEmail } from "../sign-ins";
import type { Bilingual } from "../types";

export interface Staff {
  email: string;
  role: DemoRole;
  userType: UserType;
  name: Bilingual;
  timeZone: string;
  /** Of instructors, shown on their courses. */
  profile?: { headline: Bilingual; bio: Bilingual };
}

const india = "Asia/Kolkata";
const staff = (role: DemoRole, userType: UserType, en: string, ar: string): Staff => ({
  email: demoEmail(role),
  role,
  userType,
  name: { en, ar },
  timeZone: india,
});

export const dataInstructor = "instructor.data@demo.recruitlms.test";
export const refrigerationInstructor = "instructor.refrigeration@demo.recruitlms.test";

/** Who teaches which course. */
export const teachers: Record<string, string> = {
  "solar-installer-foundations": demoEmail("instructor"),
  "spreadsheets-to-sql": dataInstructor,
  "commercial-refrigeration-technician": refrigerationInstructor,
};

/** Everybody who is not a student. */
export const demoStaff: readonly Staff[] = [
  staff("super_admin", "admin", "Demo Super Administrator", "مدير عام تجريبي"),
  staff("content_manager", "admin", "Demo Content Manager", "مديرة محتوى تجريبية"),
  staff("recruitment_manager", "admin", "Demo Recruitment Manager", "مدير توظيف تجريبي"),
  staff("finance_manager", "admin", "Demo Finance Manager", "مديرة مالية تجريبية"),
  staff("support_admin", "admin", "Demo Support Administrator", "مسؤول دعم تجريبي"),
  staff("manager", "manager", "Demo Recruiting Manager", "مديرة فريق توظيف تجريبية"),
  staff("recruiter", "recruiter", "Demo Recruiter", "مسؤول توظيف تجريبي"),
  staff("company", "company", "Demo Company", "شركة تجريبية"),
  staff("mentor", "mentor", "Demo Mentor", "مرشدة تجريبية"),
  {
    ...staff("instructor", "instructor", "Demo Instructor (Solar)", "مدرّبة تجريبية (الطاقة الشمسية)"),
    profile: {
      headline: {
        en: "Rooftop solar: design, installation, commissioning",
        ar: "الطاقة الشمسية على الأسطح: تصميم وتركيب وتشغيل",
      },
      bio: {
        en: "This demo instructor stands for somebody who has designed, fixed and tested rooftop systems for years, and who would rather measure twice than climb twice. Lessons are built around one house, so that every figure can be followed from the bill to the meter.",
        ar: "تمثّل هذه المدرّبة التجريبية من قضى سنوات في تصميم محطات الأسطح وتركيبها واختبارها، ويفضّل أن يقيس مرتين على أن يصعد مرتين. دروسها مبنية على بيت واحد، فتتابع كل رقم من الفاتورة إلى العدّاد.",
      },
    },
  },
  {
    ...staff("instructor", "instructor", "Demo Instructor (Data)", "مدرّب تجريبي (البيانات)"),
    email: dataInstructor,
    profile: {
      headline: {
        en: "Data analysis for people who know spreadsheets",
        ar: "تحليل البيانات لمن يعرف الجداول الإلكترونية",
      },
      bio: {
        en: "This demo instructor stands for an analyst who has moved more than one team from shared spreadsheets to a database. Every query in the course has been run, and every result can be checked by eye.",
        ar: "يمثّل هذا المدرّب التجريبي محلل بيانات نقل أكثر من فريق من الجداول المشتركة إلى قاعدة بيانات. كل استعلام في الدورة جرى تشغيله، وكل نتيجة يمكن التحقق منها بالعين.",
      },
    },
  },
  {
    ...staff("instructor", "instructor", "Demo Instructor (Refrigeration)", "مدرّب تجريبي (التبريد)"),
    email: refrigerationInstructor,
    timeZone: "Asia/Dubai",
    profile: {
      headline: {
        en: "Commercial refrigeration: diagnosis before spanners",
        ar: "التبريد التجاري: التشخيص قبل المفاتيح",
      },
      bio: {
        en: "This demo instructor stands for a technician with long service in cold rooms and supermarkets. The course follows one machine, healthy and faulty, and asks for a number before every decision.",
        ar: "يمثّل هذا المدرّب التجريبي فنيًا خدم طويلًا في غرف التبريد والأسواق الكبيرة. تتابع الدورة آلة واحدة سليمةً ومعطوبة، وتطلب رقمًا قبل كل قرار.",
      },
    },
  },
];
