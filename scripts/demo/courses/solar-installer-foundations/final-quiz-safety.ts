import type { DemoQuestion } from "../../types";
import { right, wrong } from "./answers";

/** The half of the final quiz about height, lock-out and commissioning. */
export const safetyQuestions: DemoQuestion[] = [
  {
    type: "multiple_choice",
    prompt: {
      en: "In which order do you make a grid-connected inverter safe to open?",
      ar: "بأي ترتيب تجعل العاكس المربوط بالشبكة آمنًا للفتح؟",
    },
    answers: [
      right(
        {
          en: "AC breaker, DC isolator, lock and tag, wait, prove dead",
          ar: "قاطع المتردّد، ففاصل المستمر، فالقفل والبطاقة، فالانتظار، فالتحقّق من زوال الجهد",
        },
        {
          en: "Right: opening AC first stops the current, so the DC isolator opens without a heavy arc.",
          ar: "صحيح: فتح المتردّد أولًا يوقف التيار، فينفصل فاصل المستمر بلا قوس شديد.",
        },
      ),
      wrong(
        {
          en: "Pull the DC connectors, AC breaker, lock and tag, prove dead",
          ar: "نزع موصّلات المستمر، فقاطع المتردّد، فالقفل والبطاقة، فالتحقّق",
        },
        {
          en: "Pulling connectors under load draws an arc that does not go out.",
          ar: "نزع الموصّلات وفيها تيار يشعل قوسًا لا ينطفئ.",
        },
      ),
      wrong(
        {
          en: "AC breaker, DC isolator, prove dead, lock and tag",
          ar: "قاطع المتردّد، ففاصل المستمر، فالتحقّق، فالقفل والبطاقة",
        },
        {
          en: "Without a lock somebody may switch on while you test.",
          ar: "من دون القفل قد يعيد أحدهم التشغيل وأنت تقيس.",
        },
      ),
      wrong(
        {
          en: "AC breaker, wait until the display is dark, open",
          ar: "قاطع المتردّد، ثم انتظار انطفاء الشاشة، ثم الفتح",
        },
        {
          en: "The modules still feed the inverter, and a dark display proves nothing.",
          ar: "الألواح ما زالت تغذّي العاكس، والشاشة المظلمة لا تثبت شيئًا.",
        },
      ),
    ],
    explanation: {
      en: "AC off, DC off, lock and tag both, wait for the capacitors, then prove dead with a proved meter.",
      ar: "افصل المتردّد ثم المستمر، وأقفل الاثنين وعلّق البطاقة، وانتظر المكثّفات، ثم تحقّق بجهاز مختبَر.",
    },
    points: 2,
  },
  {
    type: "true_false",
    prompt: {
      en: "Once the DC isolator is off and locked, the cables from the modules to the isolator are dead.",
      ar: "متى فُصل فاصل التيار المستمر وأُقفل صارت الكابلات بين الألواح والفاصل بلا جهد.",
    },
    answers: [
      wrong(
        { en: "True", ar: "صحيح" },
        {
          en: "Dangerous: the isolator cuts the inverter off, but the modules go on making voltage in any light.",
          ar: "ظن خطِر: الفاصل يعزل العاكس، لكن الألواح تظل تولّد جهدًا مع أي ضوء.",
        },
      ),
      right(
        { en: "False", ar: "خطأ" },
        { en: "Right: that side stays live in daylight.", ar: "أحسنت: يبقى ذلك الجانب مكهربًا في النهار." },
      ),
    ],
    explanation: {
      en: "Only the side towards the inverter becomes dead. Between modules and isolator there is voltage as long as there is light.",
      ar: "لا يزول الجهد إلا عن جهة العاكس، أما ما بين الألواح والفاصل ففيه جهد ما دام هناك ضوء.",
    },
    points: 1,
  },
  {
    type: "multiple_select",
    prompt: {
      en: "What belongs to proving a circuit dead? Choose all that apply.",
      ar: "ما الذي يدخل في التحقّق من زوال الجهد؟ اختر كل ما ينطبق.",
    },
    answers: [
      right(
        { en: "Testing the meter on a known source before", ar: "اختبار الجهاز على مصدر معلوم قبل القياس" },
        { en: "Yes: a dead meter also shows zero.", ar: "نعم، فالجهاز المعطوب يقرأ صفرًا أيضًا." },
      ),
      right(
        {
          en: "Measuring between all conductors and from each to earth",
          ar: "القياس بين كل الموصلات، وبين كل موصل والأرض",
        },
        { en: "Yes: voltage may stand on any pair.", ar: "نعم، فقد يكون الجهد على أي زوج." },
      ),
      right(
        {
          en: "Testing the meter on the known source again after",
          ar: "إعادة اختبار الجهاز على المصدر المعلوم بعد القياس",
        },
        { en: "Yes: it may have failed during the test.", ar: "نعم، فربما تعطّل في أثناء القياس." },
      ),
      wrong(
        { en: "Seeing that the inverter's display is dark", ar: "ملاحظة أن شاشة العاكس مظلمة" },
        { en: "No: displays fail while voltage remains.", ar: "لا، فالشاشة قد تتعطّل والجهد باقٍ." },
      ),
    ],
    explanation: {
      en: "Prove the meter, test every pair and each conductor to earth, prove the meter again. A display is no test.",
      ar: "اختبر الجهاز، ثم قِس كل زوج وكل موصل مع الأرض، ثم اختبر الجهاز ثانية. والشاشة ليست اختبارًا.",
    },
    points: 2,
  },
  {
    type: "multiple_choice",
    prompt: {
      en: "Your fall-arrest set needs 6.25 m of free height. The anchor is 5 m above the ground. What do you do?",
      ar: "طقم إيقاف السقوط عندك يحتاج إلى 6.25 متر من الارتفاع الخالي، ونقطة التثبيت على ارتفاع 5 أمتار. ماذا تفعل؟",
    },
    answers: [
      right(
        {
          en: "Use guard rails, or restraint that keeps you from the edge",
          ar: "تستعمل حواجز جانبية، أو تقييدًا يمنعك من بلوغ الحافة",
        },
        {
          en: "Right: if a fall cannot be caught in time, it must not happen.",
          ar: "صحيح: السقوط الذي لا يمكن إيقافه في حينه يجب ألا يقع أصلًا.",
        },
      ),
      wrong(
        { en: "Use the set, since some protection is better than none", ar: "تستعمله، فبعض الحماية خير من عدمها" },
        {
          en: "You would hit the ground before the absorber has done its work.",
          ar: "ستصطدم بالأرض قبل أن يتم ممتص الصدمة عمله.",
        },
      ),
      wrong(
        { en: "Remove the energy absorber to save 1.75 m", ar: "تنزع ممتص الصدمة لتوفّر 1.75 متر" },
        { en: "Without it the jerk itself can kill.", ar: "من دونه قد تقتلك النفضة نفسها." },
      ),
      wrong(
        { en: "Work without a harness, but quickly", ar: "تعمل بلا حزام ولكن بسرعة" },
        { en: "Speed does not protect anybody.", ar: "السرعة لا تحمي أحدًا." },
      ),
    ],
    explanation: {
      en: "Fall arrest needs its full clearance below the anchor. With less, prevent the fall by guard rails or restraint.",
      ar: "إيقاف السقوط يحتاج إلى ارتفاعه كاملًا أسفل نقطة التثبيت، فإن قلّ فامنع السقوط بالحواجز أو التقييد.",
    },
    points: 2,
  },
  {
    type: "multiple_choice",
    prompt: {
      en: "A string with a system voltage of 370 V shows 0.2 MΩ to earth in the 500 V insulation test. What now?",
      ar: "سلسلة جهد نظامها 370 فولت أعطت في اختبار العزل بجهد 500 فولت مقاومة 0.2 ميغاأوم إلى الأرض. ما العمل؟",
    },
    answers: [
      right(
        {
          en: "Leave it off, find the fault, repair and test again",
          ar: "أبقِها مفصولة، وابحث عن العطل وأصلحه ثم أعد الاختبار",
        },
        { en: "Right: at least 1 MΩ is required.", ar: "صحيح: المطلوب 1 ميغاأوم على الأقل." },
      ),
      wrong(
        { en: "Accept it, since it is above zero", ar: "اقبلها ما دامت أكبر من الصفر" },
        {
          en: "The limit at this voltage is 1 MΩ. A fifth of it means damaged insulation or water.",
          ar: "الحد عند هذا الجهد 1 ميغاأوم، وخُمسه معناه عزل تالف أو ماء.",
        },
      ),
      wrong(
        { en: "Repeat the test at 250 V until it passes", ar: "كرّر الاختبار بجهد 250 فولت حتى ينجح" },
        {
          en: "The voltage follows from the system. A weaker test only hides the fault.",
          ar: "جهد الاختبار يحدّده النظام، والاختبار الأضعف لا يفعل إلا إخفاء العطل.",
        },
      ),
      wrong(
        { en: "Switch on; the inverter will warn if it is serious", ar: "شغّلها، فالعاكس سينبّه إن كان الأمر خطيرًا" },
        {
          en: "Commissioning exists so that people do not find the fault with their hands.",
          ar: "وُضعت الاختبارات كي لا يكتشف الناس العطل بأيديهم.",
        },
      ),
    ],
    explanation: {
      en: "From 120 V to 500 V the test is made at 500 V and must give at least 1 MΩ. 0.2 MΩ is a failed test.",
      ar: "من 120 إلى 500 فولت يُجرى الاختبار بجهد 500 فولت ويجب ألا تقل النتيجة عن 1 ميغاأوم، فالقراءة 0.2 غير مقبولة.",
    },
    points: 2,
  },
];
