import type { DemoQuiz } from "../../types";
import { right, wrong } from "./answers";

export const midCourseQuiz: DemoQuiz = {
  title: { en: "Check yourself: energy, site and strings", ar: "اختبر نفسك: الطاقة والموقع والسلاسل" },
  instructions: {
    en: "Six questions, no time limit. Have paper and a calculator beside you, and the string sizing worksheet if you like.",
    ar: "ستة أسئلة بلا حد زمني. ضع إلى جوارك ورقة وآلة حاسبة، وورقة حساب السلاسل إن شئت.",
  },
  passPercent: 70,
  timeLimitMinutes: null,
  attemptsAllowed: null,
  shuffle: true,
  questions: [
    {
      type: "multiple_choice",
      prompt: {
        en: "An air conditioner draws 1.2 kW on average and runs for 5 hours. How much energy does it use?",
        ar: "مكيّف متوسط قدرته 1.2 كيلوواط يعمل خمس ساعات. كم يستهلك من الطاقة؟",
      },
      answers: [
        right(
          { en: "6 kWh", ar: "6 كيلوواط ساعة" },
          { en: "Right: power times hours.", ar: "صحيح: القدرة مضروبة في عدد الساعات." },
        ),
        wrong(
          { en: "6 kW", ar: "6 كيلوواط" },
          {
            en: "The number is right, the unit is not: kW is power, and energy is counted in kWh.",
            ar: "الرقم صحيح والوحدة لا: الكيلوواط قدرة، والطاقة تُحسب بالكيلوواط ساعة.",
          },
        ),
        wrong(
          { en: "0.24 kWh", ar: "0.24 كيلوواط ساعة" },
          { en: "You divided by the hours. Multiply instead.", ar: "قسمت على الساعات، والصواب أن تضرب." },
        ),
        wrong(
          { en: "1.2 kWh", ar: "1.2 كيلوواط ساعة" },
          { en: "That is the energy of a single hour.", ar: "هذه طاقة ساعة واحدة فقط." },
        ),
      ],
      explanation: {
        en: "Energy is power multiplied by time. 1.2 kW for 5 h gives 6 kWh.",
        ar: "الطاقة هي القدرة مضروبة في الزمن، و1.2 كيلوواط لمدة خمس ساعات تعطي 6 كيلوواط ساعة.",
      },
      points: 1,
    },
    {
      type: "short_answer",
      prompt: {
        en: "A 4 kWp array, 5 peak sun hours, performance ratio 0.75. How many kWh does it give per day? Write the number.",
        ar: "مصفوفة قدرتها 4 كيلوواط ذروة، وخمس ساعات ذروة، ومعامل أداء 0.75. كم كيلوواط ساعة تعطي في اليوم؟ اكتب الرقم.",
      },
      accepted: [
        "15",
        "15.0",
        "15 kWh",
        "15kWh",
        "15 kWh per day",
        "15 kWh/day",
        "fifteen",
        "١٥",
        "15 كيلوواط ساعة",
        "١٥ كيلوواط ساعة",
        "15 ك.و.س",
        "خمسة عشر",
        "خمس عشرة",
      ],
      explanation: {
        en: "Multiply the three: 4 by 5 is 20, and 75 % of 20 is 15 kWh.",
        ar: "اضرب الأرقام الثلاثة: أربعة في خمسة تساوي 20، وثلاثة أرباعها 15 كيلوواط ساعة.",
      },
      points: 2,
    },
    {
      type: "true_false",
      prompt: {
        en: "When two identical modules are joined in series, the voltages add and the current stays that of one module.",
        ar: "إذا وُصل لوحان متماثلان على التوالي جُمع جهداهما وبقي التيار تيار لوح واحد.",
      },
      answers: [
        right(
          { en: "True", ar: "صحيح" },
          {
            en: "Right. In parallel it would be the other way round.",
            ar: "أحسنت. ولو كانا على التوازي لانعكس الأمر.",
          },
        ),
        wrong(
          { en: "False", ar: "خطأ" },
          {
            en: "Series is one path: the same current passes through both, and each adds its voltage.",
            ar: "التوالي مسار واحد: يمر فيهما التيار نفسه، ويضيف كل لوح جهده.",
          },
        ),
      ],
      explanation: {
        en: "Series adds voltage, parallel adds current. The power is the same in both cases.",
        ar: "التوالي يجمع الجهد والتوازي يجمع التيار، والقدرة واحدة في الحالتين.",
      },
      points: 1,
    },
    {
      type: "multiple_choice",
      prompt: {
        en: "An inverter accepts at most 600 V DC. Corrected for the coldest morning, one module gives 54 V open-circuit; at STC it gives 50 V. What is the longest string allowed?",
        ar: "عاكس أقصى جهد مستمر له 600 فولت. جهد الدائرة المفتوحة للوح بعد تصحيحه لأبرد صباح 54 فولت، وفي الظروف القياسية 50 فولت. ما أطول سلسلة مسموحة؟",
      },
      answers: [
        right(
          { en: "11 modules", ar: "11 لوحًا" },
          {
            en: "Right: 600 divided by 54 is 11.1, rounded down.",
            ar: "صحيح: 600 مقسومة على 54 تساوي 11.1، وتُقرّب إلى أسفل.",
          },
        ),
        wrong(
          { en: "12 modules", ar: "12 لوحًا" },
          {
            en: "You used the STC voltage or rounded up. On the cold morning 12 modules reach 648 V.",
            ar: "استعملت الجهد القياسي أو قرّبت إلى أعلى. اثنا عشر لوحًا تبلغ في البرد 648 فولت.",
          },
        ),
        wrong(
          { en: "10 modules", ar: "10 ألواح" },
          {
            en: "Safe, but not the longest: 11 modules give 594 V, still below 600.",
            ar: "آمن لكنه ليس الأطول: أحد عشر لوحًا تعطي 594 فولت، وهي دون 600.",
          },
        ),
        wrong(
          { en: "13 modules", ar: "13 لوحًا" },
          {
            en: "13 modules reach 702 V when cold and could destroy the inverter.",
            ar: "ثلاثة عشر لوحًا تبلغ في البرد 702 فولت وقد تتلف العاكس.",
          },
        ),
      ],
      explanation: {
        en: "The maximum is always found with the cold open-circuit voltage and always rounded down.",
        ar: "يُحسب الحد الأقصى دائمًا بجهد الدائرة المفتوحة في البرد، ويُقرّب دائمًا إلى أسفل.",
      },
      points: 2,
    },
    {
      type: "multiple_select",
      prompt: {
        en: "Which values do you need to find a module's highest open-circuit voltage at a site? Choose all that apply.",
        ar: "أي القيم تلزمك لحساب أعلى جهد دائرة مفتوحة للوح في موقع معيّن؟ اختر كل ما ينطبق.",
      },
      answers: [
        right(
          { en: "Voc at STC", ar: "جهد الدائرة المفتوحة في الظروف القياسية" },
          { en: "Yes, this is the starting value.", ar: "نعم، فهو القيمة التي نبدأ بها." },
        ),
        right(
          { en: "The temperature coefficient of Voc", ar: "معامل حرارة جهد الدائرة المفتوحة" },
          { en: "Yes, it tells how much each degree adds.", ar: "نعم، فهو يحدّد ما تضيفه كل درجة." },
        ),
        right(
          { en: "The lowest daylight temperature of the site", ar: "أدنى حرارة نهارية في الموقع" },
          { en: "Yes, cold gives the highest voltage.", ar: "نعم، فأعلى جهد يكون في أشد البرد." },
        ),
        wrong(
          { en: "The short-circuit current Isc", ar: "تيار القصر" },
          { en: "Isc matters for cables and fuses, not here.", ar: "تيار القصر يهم الكابلات والمصهرات لا هذا الحساب." },
        ),
        wrong(
          { en: "The highest summer temperature", ar: "أعلى حرارة في الصيف" },
          { en: "Heat gives the lowest voltage, another check.", ar: "الحر يعطي أدنى جهد، وله فحص آخر." },
        ),
      ],
      explanation: {
        en: "Start from Voc at STC and add the coefficient for each degree between 25 °C and the site's lowest daylight temperature.",
        ar: "ابدأ من الجهد القياسي، وأضف المعامل عن كل درجة بين 25 درجة وأدنى حرارة نهارية في الموقع.",
      },
      points: 2,
    },
    {
      type: "multiple_choice",
      prompt: {
        en: "You want the most energy in a year from a flat roof at latitude 30° north. How do you mount the modules?",
        ar: "تريد أكبر إنتاج سنوي من سطح مستوٍ عند خط العرض 30 شمالًا. كيف تركّب الألواح؟",
      },
      answers: [
        right(
          { en: "True south, tilted 25° to 28°", ar: "إلى الجنوب الحقيقي بميل من 25 إلى 28 درجة" },
          { en: "Right: slightly less than the latitude.", ar: "صحيح: أقل قليلًا من خط العرض." },
        ),
        wrong(
          { en: "True south, tilted 60°", ar: "إلى الجنوب الحقيقي بميل 60 درجة" },
          { en: "Too steep: you would lose much of the summer.", ar: "ميل مفرط يضيّع جزءًا كبيرًا من الصيف." },
        ),
        wrong(
          { en: "True north, tilted 25°", ar: "إلى الشمال الحقيقي بميل 25 درجة" },
          { en: "That suits the southern hemisphere.", ar: "هذا يصلح لنصف الكرة الجنوبي." },
        ),
        wrong(
          { en: "Completely flat", ar: "أفقيًا تمامًا" },
          {
            en: "About a tenth of the energy is lost, and dust stays on the glass.",
            ar: "يضيع نحو عُشر الإنتاج، ويبقى الغبار على الزجاج.",
          },
        ),
      ],
      explanation: {
        en: "North of the tropics modules face true south. A tilt slightly below the latitude gives the best yearly sum.",
        ar: "شمال مدار السرطان توجَّه الألواح إلى الجنوب الحقيقي، والميل الأقل قليلًا من خط العرض يعطي أفضل حصيلة سنوية.",
      },
      points: 1,
    },
  ],
};
