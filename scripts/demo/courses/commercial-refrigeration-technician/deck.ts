import type { DemoDeck } from "../../types";

export const deck: DemoDeck = {
  title: { en: "Numbers and habits of a good diagnosis", ar: "أرقام التشخيص الجيد وعاداته" },
  cards: [
    {
      front: { en: "How do you work out superheat?", ar: "كيف تحسب التحميص؟" },
      back: {
        en: "Temperature of the suction pipe minus saturation temperature (dew) at the pressure in that pipe. It shows whether all the liquid has boiled.",
        ar: "درجة حرارة أنبوب السحب ناقص درجة التشبع (ندى) عند ضغط ذلك الأنبوب. وهو يبيّن هل غلى السائل كله.",
      },
    },
    {
      front: { en: "How do you work out subcooling?", ar: "كيف تحسب التبريد الدوني؟" },
      back: {
        en: "Saturation temperature (bubble) at the liquid pressure minus temperature of the liquid pipe. It shows how much liquid is waiting in the condenser.",
        ar: "درجة التشبع (فقاعة) عند ضغط السائل ناقص درجة حرارة أنبوب السائل. وهو يبيّن مقدار السائل المنتظر في المكثف.",
      },
    },
    {
      front: {
        en: "Superheat is high. Which second number separates low charge from a restriction?",
        ar: "التحميص مرتفع. أي رقم آخر يفرّق بين نقص الشحنة والانسداد؟",
      },
      back: {
        en: "Subcooling. Low: not enough refrigerant. Normal or high: liquid is held back behind a restriction.",
        ar: "التبريد الدوني. إن كان منخفضًا فالوسيط ناقص، وإن كان عاديًا أو مرتفعًا فهناك سائل محتجز وراء انسداد.",
      },
    },
    {
      front: {
        en: "R-134a, room at 4 °C, air outside at 32 °C. What should the gauges show, roughly?",
        ar: "وسيط R-134a، والغرفة عند 4°م، وهواء الخارج عند 32°م. ماذا ينبغي أن تعرض العدادات تقريبًا؟",
      },
      back: {
        en: "Suction about 1.4 bar (boiling about 9 K below the room). Head between 9.7 and 11.2 bar (condensing 10 to 15 K above the outside air).",
        ar: "السحب نحو 1.4 بار (الغليان أبرد من الغرفة بنحو 9 كلفن)، والطرد من 9.7 إلى 11.2 بار (التكثف أسخن من هواء الخارج بنحو 10 إلى 15 كلفن).",
      },
    },
    {
      front: {
        en: "After evacuation the valve is closed and the vacuum reading rises. What do the two kinds of rise mean?",
        ar: "أُغلق الصمام بعد التفريغ فارتفعت قراءة مقياس التفريغ. ما معنى نوعي الارتفاع؟",
      },
      back: {
        en: "Rises and levels off above about 1,000 microns: water is still boiling. Keeps rising: there is a leak. Staying below about 1,000: dry and tight.",
        ar: "إن ارتفعت ثم استقرت فوق 1000 ميكرون تقريبًا فما زال في الدائرة ماء يغلي، وإن واصلت الارتفاع ففيها تسريب، وإن بقيت دون ذلك فهي جافة محكمة.",
      },
    },
    {
      front: {
        en: "Which gas for a pressure test, and which two never?",
        ar: "بأي غاز تختبر الضغط، وأي غازين لا تستعملهما أبدًا؟",
      },
      back: {
        en: "Dry, oxygen-free nitrogen through a regulator. Never oxygen and never compressed air: with oil they can explode.",
        ar: "نيتروجين جاف خالٍ من الأكسجين عبر منظّم. ولا تستعمل أبدًا الأكسجين ولا الهواء المضغوط، فقد ينفجران مع الزيت.",
      },
    },
  ],
};
