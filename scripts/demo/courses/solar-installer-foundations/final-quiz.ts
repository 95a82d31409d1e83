import type { DemoQuiz } from "../../types";
import { designQuestions } from "./final-quiz-design";
import { safetyQuestions } from "./final-quiz-safety";

export const finalQuiz: DemoQuiz = {
  title: { en: "Final quiz", ar: "الاختبار النهائي" },
  instructions: {
    en: "Ten questions in 20 minutes. You may try three times; 70 % passes. Keep a calculator at hand. Where a question says “choose all that apply”, more than one answer is right.",
    ar: "عشرة أسئلة في 20 دقيقة، ولك ثلاث محاولات، والنجاح من 70%. أبقِ الآلة الحاسبة قريبة منك. وحيث تقرأ «اختر كل ما ينطبق» فهناك أكثر من إجابة صحيحة.",
  },
  passPercent: 70,
  timeLimitMinutes: 20,
  attemptsAllowed: 3,
  shuffle: true,
  questions: [...designQuestions, ...safetyQuestions],
};
