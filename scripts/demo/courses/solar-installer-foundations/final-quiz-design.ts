import type { DemoQuestion } from "../../types";
import { right, wrong } from "./answers";

/** The half of the final quiz about sizing, wiring and earthing. */
export const designQuestions: DemoQuestion[] = [
  {
    type: "multiple_choice",
    prompt: {
      en: "A 6.0 kWp array feeds an inverter rated 5.0 kW AC. What is the DC/AC ratio, and is it usual?",
      ar: "مصفوفة قدرتها 6.0 كيلوواط ذروة تغذّي عاكسًا قدرته المتردّدة 5.0 كيلوواط. ما نسبة المصفوفة إلى العاكس؟ وهل هي معتادة؟",
    },
    answers: [
      right(
        { en: "1.2, usual", ar: "1.2، وهي معتادة" },
        {
          en: "Right. It lies between about 1.0 and 1.3; check the maker's limit too.",
          ar: "صحيح، فهي بين 1.0 و1.3 تقريبًا. وراجع حد الصانع أيضًا.",
        },
      ),
      wrong(
        { en: "1.2, far too high", ar: "1.2، وهي مفرطة" },
        {
          en: "The ratio is right. Arrays seldom reach their rating, so 1.2 is normal.",
          ar: "النسبة صحيحة، لكن المصفوفة نادرًا ما تبلغ قدرتها الاسمية، فالرقم 1.2 معتاد.",
        },
      ),
      wrong(
        { en: "0.83, usual", ar: "0.83، وهي معتادة" },
        { en: "You divided the wrong way round.", ar: "قسمت بالعكس." },
      ),
      wrong(
        { en: "30, dangerous", ar: "30، وهي خطرة" },
        { en: "You multiplied. A ratio is a division.", ar: "لقد ضربت، والنسبة قسمة." },
      ),
    ],
    explanation: {
      en: "Divide the array's kWp by the inverter's AC kW: 6.0 by 5.0 is 1.2. Ratios from about 1.0 to 1.3 are usual.",
      ar: "اقسم قدرة المصفوفة على قدرة العاكس: 6.0 على 5.0 تساوي 1.2، والمعتاد بين 1.0 و1.3 تقريبًا.",
    },
    points: 1,
  },
  {
    type: "multiple_choice",
    prompt: {
      en: "Ten modules in series, each with a Voc of 45 V at STC and a coefficient of −0.30 % per °C. The coldest daylight temperature is 5 °C. What is the string's Voc then?",
      ar: "عشرة ألواح على التوالي، جهد الدائرة المفتوحة لكل منها 45 فولت في الظروف القياسية، وينقص 0.30% مع كل درجة ارتفاع. أدنى حرارة نهارية 5 درجات. كم يبلغ جهد السلسلة حينها؟",
    },
    answers: [
      right(
        { en: "477 V", ar: "477 فولت" },
        {
          en: "Right: 20 degrees below 25 °C add 6 % to 450 V.",
          ar: "صحيح: عشرون درجة دون 25 تضيف 6% إلى 450 فولت.",
        },
      ),
      wrong(
        { en: "450 V", ar: "450 فولت" },
        { en: "This is the value at STC, without the cold.", ar: "هذه القيمة القياسية دون أثر البرودة." },
      ),
      wrong(
        { en: "423 V", ar: "423 فولت" },
        { en: "Wrong sign: cold raises the voltage.", ar: "أخطأت الإشارة: البرودة ترفع الجهد." },
      ),
      wrong(
        { en: "456.75 V", ar: "456.75 فولت" },
        {
          en: "You counted 5 degrees. The difference is measured from 25 °C, so it is 20.",
          ar: "حسبت خمس درجات، والفرق يُقاس من 25 درجة فهو عشرون.",
        },
      ),
    ],
    explanation: {
      en: "The difference from STC is 20 degrees; 20 times 0.30 % is 6 %; 450 V plus 6 % is 477 V.",
      ar: "الفرق عن الظروف القياسية 20 درجة، و20 في 0.30% تساوي 6%، و450 فولت مع زيادة 6% تساوي 477 فولت.",
    },
    points: 2,
  },
  {
    type: "true_false",
    prompt: {
      en: "Two DC connectors of different makes may be mated, provided that they click together firmly.",
      ar: "يجوز وصل موصّلَي تيار مستمر من صانعَين مختلفين ما داما يُقفلان معًا بإحكام.",
    },
    answers: [
      wrong(
        { en: "True", ar: "صحيح" },
        {
          en: "A click proves nothing about contact pressure or metals. Such pairs overheat and can start fires.",
          ar: "صوت الإقفال لا يثبت شيئًا عن ضغط التلامس ولا عن المعادن. هذه الأزواج تسخن وقد تشعل حريقًا.",
        },
      ),
      right(
        { en: "False", ar: "خطأ" },
        { en: "Right: only the same make and series.", ar: "أحسنت: الصانع نفسه والطراز نفسه فقط." },
      ),
    ],
    explanation: {
      en: "Connectors are tested as a pair of one make and series. Other pairs may fit and still overheat.",
      ar: "تُختبر الموصّلات زوجًا من صانع واحد وطراز واحد، وغير ذلك قد يتراكب ثم يسخن.",
    },
    points: 1,
  },
  {
    type: "multiple_select",
    prompt: {
      en: "Which parts are joined to the earth terminal in a system with a transformerless inverter? Choose all that apply.",
      ar: "أي الأجزاء توصل بطرف التأريض في محطة عاكسها بلا محوّل؟ اختر كل ما ينطبق.",
    },
    answers: [
      right(
        { en: "Module frames and mounting rails", ar: "إطارات الألواح وقضبان التثبيت" },
        { en: "Yes: metal that people can touch.", ar: "نعم، فهي معدن قد تلمسه الأيدي." },
      ),
      right(
        { en: "The inverter's metal enclosure", ar: "هيكل العاكس المعدني" },
        { en: "Yes, at its marked terminal.", ar: "نعم، عند الطرف المخصّص لذلك." },
      ),
      right(
        { en: "The surge protection device", ar: "واقي زيادة الجهد" },
        { en: "Yes, by the shortest, straightest route.", ar: "نعم، بأقصر مسار وأقومه." },
      ),
      wrong(
        { en: "The plus conductor of the array", ar: "موصل المصفوفة الموجب" },
        {
          en: "No. Earthing a live conductor here makes a fault and stops or damages the inverter.",
          ar: "لا، فتأريض موصل مكهرب هنا يصنع عطلًا ويوقف العاكس أو يتلفه.",
        },
      ),
    ],
    explanation: {
      en: "Touchable metal and surge protection are earthed. The array's own conductors are not, unless the inverter's manual demands it.",
      ar: "يؤرَّض المعدن الذي قد يُلمس وواقي زيادة الجهد، أما موصلات المصفوفة فلا إلا إذا اشترط دليل العاكس ذلك.",
    },
    points: 2,
  },
  {
    type: "short_answer",
    prompt: {
      en: "The expected Voc of a string is 276 V, and one module gives 46 V at that temperature. The meter reads 230 V. How many modules are missing from the circuit? Write the number.",
      ar: "جهد السلسلة المتوقع 276 فولت، واللوح الواحد يعطي عند تلك الحرارة 46 فولت. قرأ الجهاز 230 فولت. كم لوحًا خرج من الدائرة؟ اكتب الرقم.",
    },
    accepted: [
      "1",
      "one",
      "1 module",
      "one module",
      "1 panel",
      "one panel",
      "١",
      "واحد",
      "لوح",
      "لوح واحد",
      "1 لوح",
      "١ لوح",
    ],
    explanation: {
      en: "276 minus 230 is 46 V, exactly one module. A reversed module would have cost twice that, 92 V.",
      ar: "الفرق بين 276 و230 هو 46 فولت، أي لوح واحد تمامًا. ولو كان لوح معكوسًا لضاع ضعف ذلك، أي 92 فولت.",
    },
    points: 2,
  },
];
