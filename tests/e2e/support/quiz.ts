import type pg from "pg";

export interface QuizPlan {
  passPercent?: number;
  timeLimitSeconds?: number;
  attemptsAllowed?: number;
  shuffle?: boolean;
}

export const quizTitle = { en: "What you know", ar: "ما تعرفه" };

const answer = (id: string, en: string, ar: string, correct: boolean, feedback?: { en: string; ar: string }) => ({
  id,
  text: { en, ar },
  correct,
  ...(feedback ? { feedback } : {}),
});

/** One question of each kind, a point each. */
export const questions = [
  {
    type: "multiple_choice",
    prompt: { en: "Which of these is a colour?", ar: "أيّ هذه لون؟" },
    explanation: { en: "Green lies between yellow and blue.", ar: "يقع الأخضر بين الأصفر والأزرق." },
    answers: [
      answer("a", "Seven", "سبعة", false, { en: "Seven is a number.", ar: "سبعة عدد." }),
      answer("b", "Green", "أخضر", true),
      answer("c", "Monday", "الاثنين", false),
    ],
    accepted: [],
  },
  {
    type: "multiple_select",
    prompt: { en: "Which of these are even?", ar: "أيّ هذه زوجي؟" },
    answers: [
      answer("a", "Two", "اثنان", true),
      answer("b", "Three", "ثلاثة", false),
      answer("c", "Four", "أربعة", true),
    ],
    accepted: [],
  },
  {
    type: "true_false",
    prompt: { en: "Water is wet.", ar: "الماء سائل." },
    answers: [answer("t", "True", "صواب", true), answer("f", "False", "خطأ", false)],
    accepted: [],
  },
  {
    type: "short_answer",
    prompt: { en: "What is the capital of Egypt?", ar: "ما عاصمة مصر؟" },
    answers: [],
    accepted: ["Cairo", "القاهرة"],
  },
] as const;

/** The questions above under these limits; answers the quiz's uuid. */
export async function insertQuiz(client: pg.Client, courseId: string, plan: QuizPlan): Promise<string> {
  const words = { en: { title: quizTitle.en }, ar: { title: quizTitle.ar } };
  const { passPercent = 60, timeLimitSeconds = null, attemptsAllowed = null, shuffle = false } = plan;
  const { rows } = await client.query(
    `insert into quizzes (course_id, translations, pass_percent, time_limit_seconds, attempts_allowed, shuffle)
     values ($1, $2, $3, $4, $5, $6) returning id, uuid`,
    [courseId, words, passPercent, timeLimitSeconds, attemptsAllowed, shuffle],
  );
  for (const [index, { type, prompt, answers, accepted, ...rest }] of questions.entries()) {
    const explanation = "explanation" in rest ? rest.explanation : undefined;
    const translations = {
      en: { prompt: prompt.en, ...(explanation ? { explanation: explanation.en } : {}) },
      ar: { prompt: prompt.ar, ...(explanation ? { explanation: explanation.ar } : {}) },
    };
    await client.query(
      `insert into quiz_questions (quiz_id, position, question_type, translations, answers, accepted) values ($1, $2, $3, $4, $5, $6)`,
      [rows[0].id, (index + 1) * 1024, type, translations, JSON.stringify(answers), JSON.stringify(accepted)],
    );
  }
  return rows[0].uuid;
}
