import type { DemoCourse } from "../../types";
import { finalQuiz } from "./final-quiz";
import { flashcards } from "./flashcards";
import { midCourseQuiz } from "./mid-course-quiz";
import { lockOutScenes, sunlightScenes } from "./video-scenes";

export const course: DemoCourse = {
  slug: "solar-installer-foundations",
  title: { en: "Solar Installer Foundations", ar: "أساسيات تركيب أنظمة الطاقة الشمسية" },
  subtitle: {
    en: "Size a small rooftop system, install it safely and prove with a meter that it works.",
    ar: "احسب محطة صغيرة على سطح بيت، وركّبها بأمان، وأثبت بجهاز القياس أنها تعمل.",
  },
  description: {
    en: `This course follows **one house and one roof** from the electricity bill to the handover. You calculate with the same module and the same inverter all the way, so every figure meets you again: on the worksheet, in the string and on the meter.

**You will work with**

- loads, peak sun hours and the losses nobody mentions
- tilt, direction, shade and the distance between rows
- strings that survive the coldest morning and the hottest afternoon
- cables, earthing, lock-out and fall protection
- the six tests that come before the first kilowatt-hour

Each lesson takes about ten minutes. Bring a calculator. The numbers come from ordinary residential equipment; the wiring code of your country and the makers' manuals always have the last word, and live work belongs to licensed people.`,
    ar: `ترافق هذه الدورة **بيتًا واحدًا وسطحًا واحدًا** من فاتورة الكهرباء إلى التسليم. تحسب باللوح نفسه والعاكس نفسه من البداية إلى النهاية، فيعود إليك كل رقم: في ورقة الحساب، ثم في السلسلة، ثم على شاشة جهاز القياس.

**ستتعامل مع**

- الأحمال وساعات ذروة الشمس ونسب الفقد التي لا يذكرها أحد
- الميل والاتجاه والظل والمسافة بين الصفوف
- سلاسل تحتمل أبرد صباح وأشد عصر حرارة
- الكابلات والتأريض والإقفال والحماية من السقوط
- ستة اختبارات تسبق أول كيلوواط ساعة

كل درس نحو عشر دقائق، فأحضر آلة حاسبة. الأرقام مأخوذة من معدّات منزلية معتادة، والكلمة الأخيرة دائمًا لكود التمديدات في بلدك ولأدلة الصانعين، والعمل على الأجزاء المكهربة للمرخّص لهم وحدهم.`,
  },
  category: "renewable-energy",
  level: "beginner",
  price: null,
  outcomes: [
    {
      en: "Tell power from energy, and estimate a roof's daily yield",
      ar: "التمييز بين القدرة والطاقة، وتقدير إنتاج السطح في اليوم",
    },
    {
      en: "Survey a site: direction, tilt, shade, structure and grid",
      ar: "معاينة الموقع: الاتجاه والميل والظل والهيكل والشبكة",
    },
    {
      en: "Size strings for the coldest and the hottest day, and match an inverter",
      ar: "حساب السلاسل لأبرد يوم وأحرّ يوم، واختيار العاكس المناسب",
    },
    {
      en: "Work on a roof with fall protection and lock-out/tag-out",
      ar: "العمل على السطح مع الحماية من السقوط والإقفال ووضع البطاقات",
    },
    {
      en: "Choose cables and a breaker, and bond and earth every touchable part",
      ar: "اختيار الكابلات والقاطع، وربط كل جزء قد يُلمس وتأريضه",
    },
    {
      en: "Carry out commissioning tests and read what a wrong value means",
      ar: "إجراء اختبارات ما قبل التشغيل وفهم دلالة القراءة الخاطئة",
    },
  ],
  requirements: [
    {
      en: "Arithmetic with decimals and percentages, and a calculator with sine and tangent",
      ar: "الحساب بالكسور العشرية والنسب المئوية، وآلة حاسبة فيها الجيب والظل",
    },
    {
      en: "No electrical training needed to follow; a licence is needed to do the wiring",
      ar: "لا يلزم تدريب كهربائي لمتابعة الدورة، أما تنفيذ التوصيلات فيلزمه ترخيص",
    },
  ],
  skills: [
    { code: "solar-site-survey", name: { en: "Solar site survey", ar: "معاينة مواقع الطاقة الشمسية" } },
    { code: "pv-string-sizing", name: { en: "PV string sizing", ar: "حساب سلاسل الألواح الشمسية" } },
    { code: "work-at-height", name: { en: "Work at height", ar: "العمل على ارتفاعات" } },
    { code: "lockout-tagout", name: { en: "Lock-out/tag-out", ar: "الإقفال ووضع البطاقات" } },
    { code: "pv-commissioning", name: { en: "PV commissioning tests", ar: "اختبارات تشغيل الأنظمة الشمسية" } },
  ],
  rules: { minimumScorePercent: 70, watchedPercent: 80 },
  sections: [
    {
      title: { en: "How solar electricity works", ar: "كيف تعمل الكهرباء الشمسية" },
      summary: {
        en: "From a photon to a kilowatt-hour, and the parts in between.",
        ar: "من الفوتون إلى الكيلوواط ساعة، وما بينهما من أجزاء.",
      },
      lessons: [
        {
          title: { en: "From sunlight to current", ar: "من ضوء الشمس إلى التيار" },
          minutes: 4,
          mandatory: true,
          preview: true,
          content: {
            type: "video",
            video: "solar-sunlight-to-current",
            scenes: sunlightScenes,
            file: "sunlight-to-current",
          },
        },
        {
          title: { en: "Power, energy and what a roof can give", ar: "القدرة والطاقة وما يعطيه السطح" },
          minutes: 9,
          mandatory: true,
          preview: true,
          content: { type: "text", file: "power-and-energy" },
        },
        {
          title: { en: "The parts of a system, and an inverter that fits", ar: "أجزاء المحطة والعاكس المناسب لها" },
          minutes: 10,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "system-parts" },
        },
      ],
    },
    {
      title: { en: "The site and the strings", ar: "الموقع والسلاسل" },
      summary: {
        en: "Read the roof, then calculate strings that stay within the inverter's limits in cold and heat.",
        ar: "اقرأ السطح، ثم احسب سلاسل تبقى ضمن حدود العاكس في البرد والحر.",
      },
      lessons: [
        {
          title: { en: "Tilt, direction and shade", ar: "الميل والاتجاه والظل" },
          minutes: 10,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "tilt-direction-shade" },
        },
        {
          title: { en: "Site-survey checklist", ar: "قائمة معاينة الموقع" },
          minutes: 6,
          mandatory: false,
          preview: false,
          content: { type: "pdf", file: "site-survey-checklist" },
        },
        {
          title: { en: "Strings and the cold morning", ar: "السلاسل وصباح الشتاء البارد" },
          minutes: 12,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "strings-and-voltage" },
        },
        {
          title: midCourseQuiz.title,
          minutes: 12,
          mandatory: true,
          preview: false,
          content: { type: "quiz", quiz: midCourseQuiz },
        },
      ],
    },
    {
      title: { en: "Install it safely", ar: "التركيب الآمن" },
      summary: {
        en: "Height, heat, wind and direct current; then fixing, wiring and earthing that last.",
        ar: "الارتفاع والحر والريح والتيار المستمر، ثم تثبيت وتوصيل وتأريض يدوم.",
      },
      lessons: [
        {
          title: { en: "Rooftop safety", ar: "السلامة على السطح" },
          minutes: 10,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "rooftop-safety" },
        },
        {
          title: { en: "Lock out, tag out", ar: "الإقفال ووضع البطاقات" },
          minutes: 4,
          mandatory: true,
          preview: false,
          content: { type: "video", video: "solar-lock-out-tag-out", scenes: lockOutScenes, file: "lock-out-tag-out" },
        },
        {
          title: { en: "Fixing, wiring and earthing", ar: "التثبيت والتوصيل والتأريض" },
          minutes: 12,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "fixing-wiring-earthing" },
        },
      ],
    },
    {
      title: { en: "Test it and hand it over", ar: "الاختبار والتسليم" },
      summary: {
        en: "Six tests in the right order, a record to sign, and the final quiz.",
        ar: "ستة اختبارات بترتيبها الصحيح، وسجل يُوقّع، ثم الاختبار النهائي.",
      },
      lessons: [
        {
          title: { en: "Commissioning tests and handover", ar: "اختبارات ما قبل التشغيل والتسليم" },
          minutes: 12,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "commissioning-tests" },
        },
        {
          title: finalQuiz.title,
          minutes: 20,
          mandatory: true,
          preview: false,
          content: { type: "quiz", quiz: finalQuiz },
        },
      ],
    },
  ],
  materials: [
    { title: { en: "String sizing worksheet", ar: "ورقة حساب السلاسل" }, file: "string-sizing-worksheet" },
    { title: { en: "Rooftop safety card", ar: "بطاقة السلامة على السطح" }, file: "rooftop-safety-card" },
  ],
  decks: [flashcards],
};
