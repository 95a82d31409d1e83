import type { DemoDeck } from "../../types";

export const flashcards: DemoDeck = {
  title: { en: "Six things an installer knows by heart", ar: "ستة أمور يحفظها كل فني تركيب" },
  cards: [
    {
      front: {
        en: "Power or energy: which one is in the electricity bill?",
        ar: "القدرة أم الطاقة: أيهما في فاتورة الكهرباء؟",
      },
      back: {
        en: "Energy, in kWh. It is power (kW) multiplied by time (h).",
        ar: "الطاقة بالكيلوواط ساعة، وهي القدرة بالكيلوواط مضروبة في الزمن بالساعات.",
      },
    },
    {
      front: { en: "What is one peak sun hour?", ar: "ما ساعة ذروة الشمس؟" },
      back: {
        en: "An hour of full 1,000 W/m² sunlight, that is 1 kWh for each square metre.",
        ar: "ساعة من إشعاع كامل شدته 1000 واط للمتر المربع، أي 1 كيلوواط ساعة لكل متر مربع.",
      },
    },
    {
      front: { en: "Series or parallel: what adds?", ar: "التوالي والتوازي: ماذا يُجمع في كل منهما؟" },
      back: {
        en: "In series the voltages add. In parallel the currents add.",
        ar: "على التوالي تُجمع الجهود، وعلى التوازي تُجمع التيارات.",
      },
    },
    {
      front: { en: "Which morning decides the longest string, and why?", ar: "أي صباح يحدّد أطول سلسلة؟ ولماذا؟" },
      back: {
        en: "The coldest one in daylight: cold raises Voc. Divide the inverter's maximum by the cold Voc and round down.",
        ar: "أبرد صباح في النهار، لأن البرودة ترفع جهد الدائرة المفتوحة. اقسم أقصى جهد للعاكس على جهد البرودة وقرّب إلى أسفل.",
      },
    },
    {
      front: { en: "How do you prove a circuit dead?", ar: "كيف تتحقّق من زوال الجهد عن دائرة؟" },
      back: {
        en: "Prove the meter on a known source, test the circuit, prove the meter again.",
        ar: "اختبر الجهاز على مصدر معلوم، ثم قِس الدائرة، ثم اختبر الجهاز من جديد.",
      },
    },
    {
      front: {
        en: "Insulation test of a string with a system voltage of 370 V: which test voltage, which minimum?",
        ar: "اختبار العزل لسلسلة جهد نظامها 370 فولت: بأي جهد؟ وما الحد الأدنى؟",
      },
      back: {
        en: "500 V, and at least 1 MΩ to earth from minus and from plus.",
        ar: "بجهد 500 فولت، ولا يقل عن 1 ميغاأوم بين السالب والأرض وبين الموجب والأرض.",
      },
    },
  ],
};
