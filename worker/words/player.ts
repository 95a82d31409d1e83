import { words } from "./format";
import { playerAttempt } from "./player/attempt";
import { playerEnd } from "./player/end";
import { playerLesson } from "./player/lesson";
import { playerQuiz } from "./player/quiz";
import { playerReview } from "./player/review";

/** Inside a course: its player, quizzes, materials, and the end. */
export const player = words({
  en: { ...playerLesson.en, ...playerEnd.en, ...playerQuiz.en, ...playerAttempt.en, ...playerReview.en },
  ar: { ...playerLesson.ar, ...playerEnd.ar, ...playerQuiz.ar, ...playerAttempt.ar, ...playerReview.ar },
});
