import { studentEmail } from "../seed/students";
import { demoEmail } from "../sign-ins";

export type Line =
  | { by: string; text: string; replyTo?: number; mentions?: string[] }
  | { by: string; react: number; emoji: string }
  | { by: string; pin: number };

const teacher = demoEmail("instructor");
const student = demoEmail("student");
const [second, fourth, sixth] = [2, 4, 6].map(studentEmail) as [string, string, string];

/** What the demo people have said in the room of the solar course. Numbers are of lines, from 1: each is one event of the room. */
export const conversation: readonly Line[] = [
  {
    by: teacher,
    text: "Welcome, everybody. Ask here whatever the lessons leave open; I look in every evening, and you are quicker than I am anyway.",
  },
  { by: teacher, pin: 1 },
  {
    by: student,
    text: "Thank you! One thing from lesson 2: why do we size the string for the coldest morning and not for the hottest noon?",
  },
  {
    by: second,
    text: "Because voltage goes up when the cells are cold. At noon you lose voltage and gain current.",
    replyTo: 3,
  },
  { by: student, react: 4, emoji: "👍" },
  {
    by: teacher,
    text: "Exactly. The inverter's maximum input voltage is the limit that must never be crossed, and a clear winter morning is when it would be.",
    replyTo: 4,
  },
  { by: fourth, text: "هل ينطبق هذا على القاهرة أيضًا؟ الشتاء عندنا دافئ." },
  {
    by: teacher,
    text: "نعم، خذ أدنى حرارة مسجّلة في موقعك، لا متوسط الشتاء. الفرق صغير لكنه يحسم عدد الألواح أحيانًا.",
    replyTo: 7,
  },
  { by: fourth, react: 8, emoji: "🙏" },
  {
    by: sixth,
    text: "I measured 38.2 V open circuit on one panel this morning, the sheet says 37.9. Is my meter off?",
  },
  { by: second, text: "What was the temperature? The sheet is for 25 °C." },
  { by: sixth, text: "About 18. So it fits, then. 😀" },
  {
    by: teacher,
    text: "It fits to the decimal: seven degrees below, about 0.3 % a degree, and your meter has its own tolerance.",
    replyTo: 12,
  },
  { by: student, react: 13, emoji: "💡" },
  { by: second, react: 13, emoji: "💡" },
  {
    by: student,
    text: "Is anybody near Pune who wants to practise crimping MC4 connectors on Saturday? I have the pliers.",
  },
];

export const room = "solar-installer-foundations";
