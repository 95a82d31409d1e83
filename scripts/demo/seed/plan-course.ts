import { demoEmail } from "../sign-ins";
import type { Bilingual } from "../types";

/** The course that is had by a plan alone: short, and beside the three that the demo is built around. */
export const planCourse = {
  slug: "reading-a-wiring-diagram",
  teacher: demoEmail("instructor"),
  category: "renewable-energy",
  words: {
    en: {
      title: "Reading a wiring diagram",
      subtitle: "From the symbol on paper to the terminal in the box",
      description:
        "A diagram does not show where things are, but how they are joined. Two short lessons: what the symbols say, and how to follow one circuit from the supply and back.",
      outcomes: ["Name the common symbols", "Follow a circuit from the supply and back"],
      requirements: [],
    },
    ar: {
      title: "قراءة مخطط التوصيل",
      subtitle: "من الرمز على الورق إلى الطرف داخل الصندوق",
      description:
        "لا يبيّن المخطط أماكن الأجزاء، بل كيف تتصل. درسان قصيران: ماذا تقول الرموز، وكيف تتبع دائرة واحدة من المصدر وإليه.",
      outcomes: ["تسمية الرموز الشائعة", "تتبّع دائرة من المصدر وإليه"],
      requirements: [],
    },
  },
  section: { en: "Paper and box", ar: "الورق والصندوق" } satisfies Bilingual,
  lessons: [
    {
      minutes: 8,
      title: { en: "What the symbols say", ar: "ماذا تقول الرموز" },
      body: {
        en: "A line is a wire, and a dot where two lines meet says that they are joined. Lines that cross without a dot pass each other by.\n\nA rectangle is a load, a gap with a lever is a switch, and the switch is drawn as it rests: with nobody's hand on it and no current in its coil.\n\n**Try it:** take the diagram on the inside of a doorbell's lid and name every symbol on it before you read on.",
        ar: "الخط سلك، والنقطة عند التقاء خطين تعني أنهما موصولان. والخطان المتقاطعان بلا نقطة لا يتصلان.\n\nالمستطيل حِمل، والفجوة ذات الذراع مفتاح، ويُرسم المفتاح كما هو في سكونه: لا يد عليه ولا تيار في ملفه.\n\n**جرّب:** خذ المخطط المطبوع داخل غطاء جرس الباب وسمّ كل رمز فيه قبل أن تتابع.",
      },
    },
    {
      minutes: 10,
      title: { en: "One circuit, there and back", ar: "دائرة واحدة ذهابًا وإيابًا" },
      body: {
        en: "Put a finger on the supply and follow one line until it comes back. Whatever stands on the way has to let the current through, or nothing works.\n\nWhen something does not work, the diagram tells you where to measure first: in the middle. Half of the circuit is ruled out by one reading, and half of the rest by the next.\n\n**Keep in mind:** a diagram is what was planned. What was built is in the box, and the meter decides.",
        ar: "ضع إصبعك على المصدر واتبع خطًا واحدًا حتى يعود. كل ما في الطريق يجب أن يمرّر التيار، وإلا فلن يعمل شيء.\n\nوحين لا يعمل شيء، يدلّك المخطط على أول موضع للقياس: الوسط. قراءة واحدة تستبعد نصف الدائرة، والتالية نصف الباقي.\n\n**تذكّر:** المخطط هو ما خُطّط له، وما بُني هو ما في الصندوق، والكلمة للمقياس.",
      },
    },
  ],
} as const;
