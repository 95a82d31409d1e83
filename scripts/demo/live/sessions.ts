import type { Outcome } from "../../../worker/modules/live/inputs";
import { studentEmail } from "../seed/students";
import { demoEmail } from "../sign-ins";

/** The course whose sessions these are. */
export const course = "solar-installer-foundations";
export const teacher = demoEmail("instructor");
export const student = demoEmail("student");
export const [second, fourth, sixth] = [2, 4, 6].map(studentEmail) as [string, string, string];

/** The one that can be walked into: it runs. */
export const running = {
  title: { en: "Office hour: strings, fuses and shade", ar: "ساعة مكتبية: السلاسل والمصاهر والظل" },
  poll: {
    question: "Which part of the string worksheet is hardest?",
    choices: ["Coldest morning", "Hottest noon", "Reading the data sheet"],
  },
  /** Who chose which, by its place. */
  chosen: [
    [student, 2],
    [second, 0],
    [fourth, 2],
  ] as const,
  questions: [
    { by: second, text: "Do I need a fuse in each string when there are only two of them?", voters: [student, fourth] },
    { by: fourth, text: "How much shade at four in the afternoon is too much?", voters: [second] },
  ],
};

export const planned = {
  title: { en: "Commissioning step by step", ar: "الفحص والتشغيل خطوة بخطوة" },
  inDays: 5,
  hour: 18,
};

/** The one that is over, with how long each was there, in minutes after its begin. */
export const past = {
  title: { en: "Site survey: your photos, one by one", ar: "معاينة الموقع: صوركم واحدة واحدة" },
  daysAgo: 9,
  hour: 18,
  minutes: 55,
  recordingUrl: "https://example.org/recordings/site-survey",
  stays: [
    [teacher, 0, 55],
    [student, 2, 31],
    [student, 36, 55],
    [second, 0, 55],
    [sixth, 12, 55],
  ] as const,
  questions: [
    { by: second, text: "Which photo do you always miss when you are back in the office?", votes: 3, answered: true },
    { by: student, text: "Do you measure the roof or trust the drawing?", votes: 2, answered: true },
    { by: sixth, text: "What do you do when nobody lets you into the meter room?", votes: 0, answered: false },
  ],
  polls: [
    {
      question: "How do you note the tilt on site?",
      choices: ["Phone app", "Digital level", "From the drawing"],
      counts: [2, 1, 0],
      voters: 3,
    },
  ] satisfies Outcome["polls"],
};
