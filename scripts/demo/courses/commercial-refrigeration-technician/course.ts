import type { DemoCourse } from "../../types";
import { deck } from "./deck";
import { scenes } from "./video";

export const course: DemoCourse = {
  slug: "commercial-refrigeration-technician",
  title: {
    en: "Commercial Refrigeration Technician: diagnose and repair",
    ar: "فني التبريد التجاري: التشخيص والإصلاح",
  },
  subtitle: {
    en: "Measure, reason, prove, and repair a commercial system once",
    ar: "قِس، واستدل، وأثبت، ثم أصلح الآلة مرة واحدة",
  },
  description: {
    en: `Anyone can add gas. This course is for technicians who want to know **why** the gas was missing.

You follow one cold room from the first lesson to the last: R-134a, 4 °C inside, 32 °C outside. You learn its healthy values, then see how five faults change them, and how to tell one from another with two pressures and two pipe temperatures.

**What you practise**

- Reading pressure as temperature, and working out what the gauges should show today.
- Superheat and subcooling in numbers, alone and together.
- Electrical checks from windings to defrost heaters, made safely.
- Recovery, nitrogen test, evacuation and charging by weight.
- Working with propane and carbon dioxide without taking chances.

You also get two documents to keep on the job, a pressure–temperature table with a diagnosis guide and a service record, as well as a site safety card and six flashcards.

The course does not replace the licence or certificate that your country requires for handling refrigerants or for electrical work.`,
    ar: `إضافة الغاز يقدر عليها أي أحد. أما هذه الدورة فلمن يريد أن يعرف **لماذا** نقص الغاز.

تتابع غرفة تبريد واحدة من أول درس إلى آخره: وسيطها R-134a، وداخلها 4°م، وخارجها 32°م. تتعلم قيمها وهي سليمة، ثم ترى كيف تغيّرها خمسة أعطال، وكيف تميّز عطلًا من آخر بضغطين ودرجتي حرارة على الأنابيب.

**ما الذي تتدرب عليه**

- قراءة الضغط درجةَ حرارة، واستنتاج ما ينبغي أن تعرضه العدادات اليوم.
- التحميص والتبريد الدوني بالأرقام، كل منهما وحده ثم معًا.
- الفحوص الكهربائية من ملفات الضاغط إلى سخانات الإذابة، بأمان.
- الاسترجاع واختبار النيتروجين والتفريغ والشحن بالوزن.
- العمل مع البروبان وثاني أكسيد الكربون بلا مجازفة.

ومعك وثيقتان ترافقانك في العمل: جدول الضغط والحرارة مع دليل التشخيص، وسجل الصيانة، إضافة إلى بطاقة السلامة في الموقع وست بطاقات مراجعة.

ولا تغني الدورة عن الرخصة أو الشهادة التي يشترطها بلدك للتعامل مع وسائط التبريد أو للأعمال الكهربائية.`,
  },
  category: "refrigeration-hvac",
  level: "intermediate",
  price: { INR: 349900, USD: 4900, EGP: 149900, AED: 17900, SAR: 18300 },
  outcomes: [
    {
      en: "Predict healthy pressures from room and outside temperature",
      ar: "توقّع الضغوط السليمة من حرارة الغرفة وحرارة الخارج",
    },
    {
      en: "Measure superheat and subcooling, and explain what they say together",
      ar: "قياس التحميص والتبريد الدوني وتفسير ما يقولانه معًا",
    },
    {
      en: "Tell five common faults apart and confirm each with one test",
      ar: "التمييز بين خمسة أعطال شائعة وتأكيد كل منها باختبار واحد",
    },
    {
      en: "Check compressors, capacitors, contactors and defrost heaters safely",
      ar: "فحص الضواغط والمواسعات والملامسات وسخانات الإذابة بأمان",
    },
    {
      en: "Recover, test with nitrogen, evacuate and charge by weight",
      ar: "استرجاع الوسيط والاختبار بالنيتروجين والتفريغ والشحن بالوزن",
    },
    {
      en: "Name the dangers of flammable and high-pressure refrigerants and work accordingly",
      ar: "معرفة أخطار الوسائط القابلة للاشتعال والعالية الضغط والعمل بما يناسبها",
    },
  ],
  requirements: [
    {
      en: "Some months in refrigeration, air-conditioning or electrical maintenance, or a vocational course",
      ar: "بضعة أشهر في صيانة التبريد أو التكييف أو الكهرباء، أو دورة مهنية",
    },
    {
      en: "Basic arithmetic, and being able to use a multimeter",
      ar: "حساب أساسي، ومعرفة استعمال جهاز القياس المتعدد",
    },
    {
      en: "Practical work only under supervision until you hold the certificate your country requires",
      ar: "لا عمل تطبيقيًا إلا تحت إشراف حتى تحصل على الشهادة التي يشترطها بلدك",
    },
  ],
  skills: [
    { code: "refrigeration-diagnosis", name: { en: "Refrigeration fault diagnosis", ar: "تشخيص أعطال التبريد" } },
    { code: "refrigerant-handling", name: { en: "Refrigerant handling", ar: "التعامل مع وسائط التبريد" } },
    { code: "electrical-testing", name: { en: "Electrical testing", ar: "الفحص الكهربائي" } },
    { code: "workplace-safety", name: { en: "Workplace safety", ar: "السلامة المهنية" } },
  ],
  rules: { minimumScorePercent: 0, watchedPercent: 80 },
  sections: [
    {
      title: { en: "The circuit and its language", ar: "الدائرة ولغتها" },
      summary: {
        en: "What each part does, and how a pressure becomes a temperature.",
        ar: "ماذا يفعل كل جزء، وكيف يتحول الضغط إلى درجة حرارة.",
      },
      lessons: [
        {
          title: { en: "Four parts, four jobs", ar: "أربعة أجزاء وأربع وظائف" },
          minutes: 12,
          mandatory: true,
          preview: true,
          content: { type: "text", file: "01-four-jobs" },
        },
        {
          title: { en: "Once around the circuit", ar: "جولة في الدائرة" },
          minutes: 3,
          mandatory: true,
          preview: true,
          content: { type: "video", video: "cold-around-the-circuit", scenes, file: "02-around-the-circuit" },
        },
        {
          title: { en: "Reading pressure as temperature", ar: "قراءة الضغط درجةَ حرارة" },
          minutes: 15,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "03-pressure-temperature" },
        },
      ],
    },
    {
      title: { en: "Two numbers that decide", ar: "رقمان يحسمان" },
      summary: {
        en: "Superheat and subcooling, measured and worked out, with the table to keep.",
        ar: "التحميص والتبريد الدوني قياسًا وحسابًا، مع الجدول الذي تحتفظ به.",
      },
      lessons: [
        {
          title: { en: "Superheat: has all the liquid boiled?", ar: "التحميص: هل غلى السائل كله؟" },
          minutes: 15,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "04-superheat" },
        },
        {
          title: { en: "Subcooling: is there liquid for the valve?", ar: "التبريد الدوني: هل للصمام سائل؟" },
          minutes: 15,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "05-subcooling" },
        },
        {
          title: {
            en: "Pressure–temperature table and diagnosis guide",
            ar: "جدول الضغط والحرارة ودليل التشخيص",
          },
          minutes: 8,
          mandatory: false,
          preview: false,
          content: { type: "pdf", file: "06-pressure-temperature-table" },
        },
      ],
    },
    {
      title: { en: "Diagnose", ar: "شخّص" },
      summary: {
        en: "Five faults and their patterns, and the electrical checks behind many of them.",
        ar: "خمسة أعطال وأنماطها، والفحوص الكهربائية التي تقف وراء كثير منها.",
      },
      lessons: [
        {
          title: { en: "Five faults and their fingerprints", ar: "خمسة أعطال وبصماتها" },
          minutes: 18,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "07-five-faults" },
        },
        {
          title: { en: "Electrical checks, safely", ar: "الفحوص الكهربائية بأمان" },
          minutes: 18,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "08-electrical-checks" },
        },
      ],
    },
    {
      title: { en: "Repair and hand over", ar: "أصلح وسلّم" },
      summary: {
        en: "Recovery, nitrogen, vacuum and charge; the new refrigerants; the record you leave behind.",
        ar: "الاسترجاع والنيتروجين والتفريغ والشحن، ثم الوسائط الجديدة، ثم السجل الذي تتركه.",
      },
      lessons: [
        {
          title: { en: "Recover, test, evacuate, charge", ar: "استرجع واختبر وفرّغ واشحن" },
          minutes: 18,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "09-recover-evacuate-charge" },
        },
        {
          title: { en: "Flammable gas and high pressure", ar: "غاز يشتعل وضغط عالٍ" },
          minutes: 15,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "10-flammable-and-high-pressure" },
        },
        {
          title: { en: "Service record and handover", ar: "سجل الصيانة والتسليم" },
          minutes: 10,
          mandatory: true,
          preview: false,
          content: { type: "pdf", file: "11-service-record" },
        },
      ],
    },
  ],
  materials: [
    {
      title: { en: "Site safety card for refrigeration work", ar: "بطاقة السلامة في موقع أعمال التبريد" },
      file: "site-safety-card",
    },
  ],
  decks: [deck],
};
