import type { DemoCourse } from "../../types";
import { quiz } from "./quiz";
import { scenes } from "./video";

export const course: DemoCourse = {
  slug: "spreadsheets-to-sql",
  title: {
    en: "From Spreadsheets to SQL: a data analyst's first month",
    ar: "من الجداول الإلكترونية إلى SQL: الشهر الأول لمحلل البيانات",
  },
  subtitle: {
    en: "Four weeks from filters and pivot tables to queries you can defend",
    ar: "أربعة أسابيع من التصفية والجداول المحورية إلى استعلامات تدافع عن كل رقم فيها",
  },
  description: {
    en: `You can already filter, sort and build a pivot table. This course turns that into SQL, the language in which most organisations keep their answers.

You work with one small shop for the whole month: **six customers, four products, ten orders**. The data is small enough to check by eye, and it contains the traps that real data contains: missing values, cancelled orders, customers who never bought, and a join that quietly multiplies a total.

**Week by week**

- **Week 1.** Tables, keys, and your first queries.
- **Week 2.** Summaries, missing values and dates.
- **Week 3.** Joins, and how to notice when one has gone wrong.
- **Week 4.** A monthly report, proved and delivered.

Every result printed in the lessons comes from running the query shown beside it on PostgreSQL.`,
    ar: `أنت تجيد التصفية والترتيب وبناء الجداول المحورية. وهذه الدورة تنقل مهارتك إلى SQL، اللغة التي تحفظ بها معظم المؤسسات إجاباتها.

ستعمل الشهر كله على متجر صغير واحد: **ستة عملاء وأربعة منتجات وعشرة طلبات**. البيانات صغيرة حتى تتحقق منها بعينك، وفيها مع ذلك ما في البيانات الحقيقية من فخاخ: قيم غائبة، وطلبات ملغاة، وعملاء لم يشتروا شيئًا، وربط يضخّم المجموع من غير إنذار.

**أسبوعًا بعد أسبوع**

- **الأسبوع الأول:** الجداول والمفاتيح وأول الاستعلامات.
- **الأسبوع الثاني:** التلخيص والقيم الغائبة والتواريخ.
- **الأسبوع الثالث:** ربط الجداول، وكيف تنتبه حين يخطئ الربط.
- **الأسبوع الرابع:** تقرير شهري تثبت صحته ثم تسلّمه.

كل نتيجة مطبوعة في الدروس خرجت من تشغيل الاستعلام المكتوب بجانبها على PostgreSQL.`,
  },
  category: "data-analysis",
  level: "beginner",
  price: null,
  outcomes: [
    {
      en: "Turn a business question into a query, clause by clause",
      ar: "تحويل سؤال العمل إلى استعلام، عبارة بعد عبارة",
    },
    {
      en: "Summarise data with GROUP BY and check the totals",
      ar: "تلخيص البيانات باستعمال GROUP BY والتحقق من المجاميع",
    },
    {
      en: "Handle missing values and dates without distorting the result",
      ar: "التعامل مع القيم الغائبة والتواريخ من غير تشويه النتيجة",
    },
    {
      en: "Join tables and recognise a join that multiplies rows",
      ar: "ربط الجداول واكتشاف الربط الذي يكرر الصفوف",
    },
    {
      en: "Deliver a monthly report that a colleague can recompute",
      ar: "تسليم تقرير شهري يستطيع أي زميل أن يعيد حسابه",
    },
  ],
  requirements: [
    {
      en: "Everyday use of a spreadsheet: filters, sums and a pivot table",
      ar: "استعمال يومي للجداول الإلكترونية: التصفية والمجاميع والجدول المحوري",
    },
    {
      en: "For practice, any PostgreSQL database you may experiment in; reading along needs nothing",
      ar: "للتدريب: أي قاعدة PostgreSQL يُسمح لك بالتجربة فيها، أما القراءة والمتابعة فلا تحتاج إلى شيء",
    },
  ],
  skills: [
    { code: "sql", name: { en: "SQL", ar: "لغة SQL" } },
    { code: "data-analysis", name: { en: "Data analysis", ar: "تحليل البيانات" } },
    { code: "data-quality", name: { en: "Data quality checks", ar: "التحقق من جودة البيانات" } },
    { code: "reporting", name: { en: "Reporting", ar: "إعداد التقارير" } },
  ],
  rules: { minimumScorePercent: 70, watchedPercent: 80 },
  sections: [
    {
      title: { en: "Week 1: Think in tables", ar: "الأسبوع الأول: فكّر بالجداول" },
      summary: {
        en: "What one row means, how a query runs, and your first SELECT.",
        ar: "ما الذي يمثّله الصف الواحد، وكيف يعمل الاستعلام، وأول SELECT تكتبها.",
      },
      lessons: [
        {
          title: { en: "From a sheet to a table", ar: "من ورقة العمل إلى الجدول" },
          minutes: 12,
          mandatory: true,
          preview: true,
          content: { type: "text", file: "01-sheet-to-table" },
        },
        {
          title: { en: "How a query runs", ar: "كيف يعمل الاستعلام" },
          minutes: 3,
          mandatory: true,
          preview: true,
          content: { type: "video", video: "sql-how-a-query-runs", scenes, file: "02-how-a-query-runs" },
        },
        {
          title: { en: "Select, filter, sort", ar: "الاختيار والتصفية والترتيب" },
          minutes: 15,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "03-select-filter-sort" },
        },
      ],
    },
    {
      title: { en: "Week 2: Summarise honestly", ar: "الأسبوع الثاني: لخّص بأمانة" },
      summary: {
        en: "The pivot table in words, what NULL really means, and dates you can calculate with.",
        ar: "الجدول المحوري بالكلمات، والمعنى الحقيقي لقيمة NULL، وتواريخ يمكن الحساب بها.",
      },
      lessons: [
        {
          title: { en: "GROUP BY: the pivot table in words", ar: "التجميع: الجدول المحوري بالكلمات" },
          minutes: 15,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "04-group-by" },
        },
        {
          title: { en: "NULL is not zero, and dates are not text", ar: "الغائب ليس صفرًا والتاريخ ليس نصًا" },
          minutes: 15,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "05-nulls-and-dates" },
        },
        {
          title: {
            en: "Reading the source: PostgreSQL's own tutorial",
            ar: "القراءة من المصدر: دليل PostgreSQL التعليمي",
          },
          minutes: 20,
          mandatory: false,
          preview: false,
          content: {
            type: "external_link",
            url: "https://www.postgresql.org/docs/current/tutorial-select.html",
            file: "06-official-tutorial",
          },
        },
      ],
    },
    {
      title: { en: "Week 3: Join with confidence", ar: "الأسبوع الثالث: اربط الجداول وأنت مطمئن" },
      summary: {
        en: "Which rows stay, which go, and how to notice a total that has grown.",
        ar: "أي الصفوف يبقى وأيها يذهب، وكيف تنتبه إلى مجموع تضخّم.",
      },
      lessons: [
        {
          title: { en: "Joins: the lookup that tells you what it missed", ar: "الربط: بحث يخبرك بما لم يجده" },
          minutes: 18,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "07-joins" },
        },
        {
          title: { en: "When a join multiplies your numbers", ar: "حين يضاعف الربط أرقامك" },
          minutes: 15,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "08-when-a-join-multiplies" },
        },
        {
          title: { en: "Reference sheet", ar: "الورقة المرجعية" },
          minutes: 6,
          mandatory: false,
          preview: false,
          content: { type: "pdf", file: "09-reference-sheet" },
        },
      ],
    },
    {
      title: { en: "Week 4: Deliver", ar: "الأسبوع الرابع: سلّم عملك" },
      summary: {
        en: "A monthly report from request to message, then the quiz.",
        ar: "تقرير شهري من الطلب إلى الرسالة، ثم الاختبار.",
      },
      lessons: [
        {
          title: { en: "A monthly report you can defend", ar: "تقرير شهري تستطيع الدفاع عنه" },
          minutes: 20,
          mandatory: true,
          preview: false,
          content: { type: "text", file: "10-monthly-report" },
        },
        {
          title: { en: "End-of-month quiz", ar: "اختبار نهاية الشهر" },
          minutes: 25,
          mandatory: true,
          preview: false,
          content: { type: "quiz", quiz },
        },
      ],
    },
  ],
  materials: [
    {
      title: {
        en: "Practice shop: data, exercises and answers",
        ar: "متجر التدريب: البيانات والتمارين والإجابات",
      },
      file: "practice-shop",
    },
  ],
  decks: [],
};
