import type { Bilingual, DemoQuiz } from "../../types";

/** Isolates a piece of SQL so that it keeps its left-to-right order inside an Arabic sentence. */
const ltr = (sql: string): string => `\u2066${sql}\u2069`;

/** An answer that is SQL alone, the same in both languages. */
const code = (sql: string): Bilingual => ({ en: sql, ar: ltr(sql) });

/** Figures in the questions are those of the practice shop (practice-shop.en.md). */
export const quiz: DemoQuiz = {
  title: { en: "End-of-month quiz", ar: "اختبار نهاية الشهر" },
  instructions: {
    en: "Ten questions in 25 minutes; 70% passes, and you have three attempts. You may use the reference sheet and run queries on the practice shop: that is how analysts work.",
    ar: "عشرة أسئلة في 25 دقيقة، والنجاح من 70%، ولديك ثلاث محاولات. لك أن تستعين بالورقة المرجعية وأن تشغّل الاستعلامات على بيانات متجر التدريب، فهكذا يعمل المحللون.",
  },
  passPercent: 70,
  timeLimitMinutes: 25,
  attemptsAllowed: 3,
  shuffle: true,
  questions: [
    {
      type: "true_false",
      prompt: {
        en: "Rows come back in the order in which they were entered, even without ORDER BY.",
        ar: "تعود الصفوف بالترتيب الذي أُدخلت به، حتى من دون ORDER BY.",
      },
      answers: [
        {
          text: { en: "True", ar: "صواب" },
          correct: false,
          feedback: {
            en: "It often looks that way on small tables, and then one day it does not.",
            ar: "كثيرًا ما يبدو الأمر كذلك في الجداول الصغيرة، ثم يختلف يومًا بلا إنذار.",
          },
        },
        { text: { en: "False", ar: "خطأ" }, correct: true },
      ],
      explanation: {
        en: "A table has no order of its own. Only ORDER BY promises one.",
        ar: "ليس للجدول ترتيب في ذاته، ولا يضمن الترتيب إلا ORDER BY.",
      },
      points: 1,
    },
    {
      type: "multiple_choice",
      prompt: {
        en: 'The condition status = "paid" fails in PostgreSQL. Why?',
        ar: `يفشل الشرط ${ltr('status = "paid"')} في PostgreSQL. لماذا؟`,
      },
      answers: [
        {
          text: {
            en: "Double quotes stand for a column name; text needs single quotes",
            ar: "العلامتان المزدوجتان تدلان على اسم عمود، والنص يحتاج إلى مفردتين",
          },
          correct: true,
        },
        {
          text: { en: "Text must be compared with LIKE", ar: "لا يُقارن النص إلا بكلمة LIKE" },
          correct: false,
          feedback: {
            en: "LIKE is for patterns. For one exact value, = is right.",
            ar: "الكلمة LIKE للأنماط، أما القيمة المحددة فعلامة = تكفيها.",
          },
        },
        {
          text: { en: "paid must be written in capitals", ar: "يجب كتابة paid بحروف كبيرة" },
          correct: false,
          feedback: {
            en: "The stored value is in small letters; capitals would find nothing.",
            ar: "القيمة المخزّنة بحروف صغيرة، والحروف الكبيرة لن تعثر على شيء.",
          },
        },
      ],
      explanation: {
        en: "PostgreSQL looks for a column called paid and does not find one.",
        ar: "يبحث PostgreSQL عن عمود اسمه paid فلا يجده.",
      },
      points: 1,
    },
    {
      type: "multiple_choice",
      prompt: {
        en: "Which condition takes all of February 2025, even if ordered_on held a time as well?",
        ar: `أي شرط يشمل فبراير 2025 كله، حتى لو كان ${ltr("ordered_on")} يحمل الوقت أيضًا؟`,
      },
      answers: [
        { text: code("ordered_on >= '2025-02-01' AND ordered_on < '2025-03-01'"), correct: true },
        {
          text: code("ordered_on BETWEEN '2025-02-01' AND '2025-02-28'"),
          correct: false,
          feedback: {
            en: "With times, everything after midnight at the start of the 28th would be lost.",
            ar: "مع وجود الوقت يضيع كل ما سُجّل بعد بداية يوم 28.",
          },
        },
        {
          text: code("ordered_on > '2025-02-01' AND ordered_on <= '2025-03-01'"),
          correct: false,
          feedback: {
            en: "This leaves out the start of 1 February and lets 1 March in.",
            ar: "يُخرج هذا بداية 1 فبراير ويُدخل 1 مارس.",
          },
        },
      ],
      explanation: {
        en: "First day included, first day of the next month excluded.",
        ar: "أول يوم في الشهر داخل في النطاق، وأول يوم من الشهر التالي خارج عنه.",
      },
      points: 1,
    },
    {
      type: "multiple_choice",
      prompt: {
        en: "Ten orders, five of them rated 5, 3, 4, 2 and 5. What does avg(rating) return?",
        ar: `عشرة طلبات، خمسة منها لها تقييم: 5 و3 و4 و2 و5. ماذا تعيد ${ltr("avg(rating)")}؟`,
      },
      answers: [
        { text: { en: "3.8", ar: "3.8" }, correct: true },
        {
          text: { en: "1.9", ar: "1.9" },
          correct: false,
          feedback: {
            en: "That treats the five missing ratings as zero. They are unknown.",
            ar: "هذا يعدّ التقييمات الخمسة الغائبة أصفارًا، وهي مجهولة لا صفر.",
          },
        },
        {
          text: { en: "NULL", ar: "NULL" },
          correct: false,
          feedback: {
            en: "avg skips NULLs; it returns NULL only when no value is left.",
            ar: "تتجاوز avg القيم الغائبة، ولا تعيد NULL إلا إذا لم تبق أي قيمة.",
          },
        },
      ],
      explanation: {
        en: "19 divided by the five known ratings is 3.8. Say in the report that it rests on five.",
        ar: "مجموع التقييمات المعروفة 19، وعددها خمسة، فالمتوسط 3.8. واذكر في تقريرك أنه مبني على خمسة.",
      },
      points: 1,
    },
    {
      type: "true_false",
      prompt: {
        en: "WHERE decides which rows enter the groups; it acts before GROUP BY.",
        ar: "تحدّد WHERE الصفوف التي تدخل المجموعات، فهي تعمل قبل GROUP BY.",
      },
      answers: [
        { text: { en: "True", ar: "صواب" }, correct: true },
        {
          text: { en: "False", ar: "خطأ" },
          correct: false,
          feedback: {
            en: "Watch the film of week one again: FROM, WHERE, then GROUP BY.",
            ar: "راجع فيلم الأسبوع الأول: FROM ثم WHERE ثم GROUP BY.",
          },
        },
      ],
      explanation: {
        en: "That is also why a total cannot stand in WHERE: it does not exist yet.",
        ar: "ولهذا أيضًا لا يصح أن يرد مجموع في WHERE، فهو لم يُحسب بعد.",
      },
      points: 1,
    },
    {
      type: "short_answer",
      prompt: {
        en: "Which SQL keyword keeps only the groups whose total is above 100? Write one word.",
        ar: "ما كلمة SQL التي تُبقي المجموعات التي يزيد مجموعها على 100 وحدها؟ اكتب كلمة واحدة.",
      },
      accepted: ["HAVING"],
      explanation: {
        en: "HAVING filters groups after they have been counted; WHERE filters rows before.",
        ar: "تصفّي HAVING المجموعات بعد حسابها، وتصفّي WHERE الصفوف قبله.",
      },
      points: 1,
    },
    {
      type: "multiple_select",
      prompt: {
        en: "The customers table is named first. Which of these keep customers who have no orders at all? Choose every right answer.",
        ar: "جدول العملاء مذكور أولًا. أي مما يلي يُبقي العملاء الذين لا طلبات لهم؟ اختر كل الإجابات الصحيحة.",
      },
      answers: [
        { text: code("LEFT JOIN orders AS o ON o.customer_id = c.id"), correct: true },
        { text: code("LEFT JOIN orders AS o ON o.customer_id = c.id AND o.status = 'paid'"), correct: true },
        {
          text: code("LEFT JOIN orders AS o ON o.customer_id = c.id WHERE o.status = 'paid'"),
          correct: false,
          feedback: {
            en: "For them o.status is NULL, so WHERE removes the row.",
            ar: `قيمة ${ltr("o.status")} عندهم NULL، فتحذف WHERE صفوفهم.`,
          },
        },
        {
          text: code("JOIN orders AS o ON o.customer_id = c.id"),
          correct: false,
          feedback: { en: "A plain JOIN keeps matching pairs only.", ar: "لا يُبقي JOIN وحده إلا الأزواج المتطابقة." },
        },
      ],
      explanation: {
        en: "A condition about the right-hand table belongs in ON if the left rows must all stay.",
        ar: "إذا أردت بقاء صفوف الجدول الأول كلها فضع شرط الجدول الثاني في ON.",
      },
      points: 1,
    },
    {
      type: "multiple_choice",
      prompt: {
        en: "After LEFT JOIN and GROUP BY customer, which shows 0 for a customer without orders?",
        ar: "بعد LEFT JOIN والتجميع بحسب العميل، أي دالة تُظهر 0 لعميل لا طلبات له؟",
      },
      answers: [
        { text: code("count(o.id)"), correct: true },
        {
          text: code("count(*)"),
          correct: false,
          feedback: {
            en: "It counts the row that carries the NULLs, and shows 1.",
            ar: "تعدّ الصف الذي يحمل قيم NULL نفسه، فتُظهر 1.",
          },
        },
        {
          text: code("count(c.id)"),
          correct: false,
          feedback: { en: "The customer's own key is there, so it shows 1.", ar: "مفتاح العميل نفسه موجود، فتُظهر 1." },
        },
      ],
      explanation: {
        en: "count(column) skips NULL, and the order's key is NULL when nothing matched.",
        ar: "تتجاوز count القيمة NULL حين تُعطى عمودًا، ومفتاح الطلب يكون NULL إذا لم يتطابق شيء.",
      },
      points: 1,
    },
    {
      type: "multiple_choice",
      prompt: {
        en: "Joining orders to order_items raised the sum of delivery_fee from 57 to 94. What is the sound repair?",
        ar: `بعد ربط ${ltr("orders")} بالجدول ${ltr("order_items")} ارتفع مجموع ${ltr("delivery_fee")} من 57 إلى 94. ما الإصلاح السليم؟`,
      },
      answers: [
        {
          text: {
            en: "Bring order_items to one row per order first, then join",
            ar: `اختصر ${ltr("order_items")} إلى صف واحد لكل طلب، ثم اربط`,
          },
          correct: true,
        },
        {
          text: { en: "Use sum(DISTINCT delivery_fee)", ar: `استعمل ${ltr("sum(DISTINCT delivery_fee)")}` },
          correct: false,
          feedback: {
            en: "It adds the different amounts only: 5 + 6 + 8 + 10 = 29.",
            ar: `تجمع المبالغ المختلفة وحدها: ${ltr("5 + 6 + 8 + 10 = 29")}.`,
          },
        },
        {
          text: { en: "Write SELECT DISTINCT at the top", ar: "اكتب SELECT DISTINCT في أول الاستعلام" },
          correct: false,
          feedback: {
            en: "It removes repeated result rows, after the sum has been made.",
            ar: "يزيل الصفوف المكررة من النتيجة بعد أن يكون المجموع قد حُسب.",
          },
        },
      ],
      explanation: {
        en: "After the join, one row is one order line, so each fee is repeated. Summarise to the same grain first.",
        ar: "الصف بعد الربط سطر من طلب، فيتكرر الرسم. وحّد مستوى التفصيل بالتلخيص قبل الربط.",
      },
      points: 1,
    },
    {
      type: "short_answer",
      prompt: {
        en: "Eight paid orders carry goods worth 225 in January (3 orders), 285 in February (2) and 411 in March (3). What is the average order of the quarter, to two decimals?",
        ar: "ثمانية طلبات مدفوعة: قيمة بضاعتها 225 في يناير (3 طلبات) و285 في فبراير (طلبان) و411 في مارس (3 طلبات). كم متوسط الطلب في الربع كله، مقرّبًا إلى منزلتين عشريتين؟",
      },
      accepted: ["115.13", "115,13", "١١٥٫١٣", "١١٥.١٣", "١١٥,١٣"],
      explanation: {
        en: "921 ÷ 8 = 115.125, rounded to 115.13. The mean of the three monthly averages, 118.17, is not the same thing.",
        ar: `${ltr("921 ÷ 8 = 115.125")} وتُقرَّب إلى 115.13. أما متوسط المتوسطات الشهرية الثلاثة، وهو 118.17، فشيء آخر.`,
      },
      points: 1,
    },
  ],
};
