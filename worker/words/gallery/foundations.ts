/** Sample words of the design system: type, colours, icons and long reading. */
export const en = {
  foundations: {
    type: "Type",
    sample: "Learn something today that someone will pay for tomorrow",
    colour: "Colour",
    colours: {
      accent: "Accent",
      success: "Success",
      warning: "Warning",
      danger: "Danger",
      info: "Info",
      neutral: "Neutral",
    },
    tint: "Text on its tint",
    icons: "Icons",
    prose: "Long reading",
  },
  prose: {
    heading: "Why small steps work",
    first:
      "A lesson of ten minutes, finished, is worth more than an hour that never began. Each step below builds on the one before it, and you can stop after any of them.",
    link: "Read how progress is counted",
    points: [
      "Open the lesson and watch it once without notes.",
      "Write down what you would tell a friend.",
      "Answer the three questions at the end.",
    ],
    quote: "What one can explain simply, one has understood.",
    code: "The command npm test stays left to right in any language.",
  },
};

export const ar: typeof en = {
  foundations: {
    type: "الخط",
    sample: "تعلّم اليوم ما يفتح لك باب عمل غدًا",
    colour: "الألوان",
    colours: { accent: "الأساسي", success: "نجاح", warning: "تحذير", danger: "خطر", info: "معلومة", neutral: "محايد" },
    tint: "نص على خلفيته",
    icons: "الأيقونات",
    prose: "القراءة الطويلة",
  },
  prose: {
    heading: "لماذا تنجح الخطوات الصغيرة",
    first: "درس من عشر دقائق تُنهيه خير من ساعة لم تبدأ. كل خطوة هنا تبني على ما قبلها، ويمكنك التوقف بعد أي منها.",
    link: "اقرأ كيف نحسب التقدّم",
    points: [
      "افتح الدرس وشاهده مرة واحدة من دون تدوين.",
      "اكتب ما ستقوله لصديق يسألك عنه.",
      "أجب عن الأسئلة الثلاثة في آخره.",
    ],
    quote: "ما تستطيع شرحه ببساطة فقد فهمته.",
    code: "الأمر npm test يبقى من اليسار إلى اليمين في كل لغة.",
  },
};
