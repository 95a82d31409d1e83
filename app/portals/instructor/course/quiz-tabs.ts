import { useParams } from "@remix-run/react";
import { authoringQuiz } from "../../../../worker/words/authoring-quiz";
import { useWords } from "../../../locale";
import { quizHref } from "./course-context";

/** The two pages of a quiz: what it asks, and how students did. */
export function useQuizTabs() {
  const t = useWords(authoringQuiz);
  const { course = "", quiz = "" } = useParams();
  const home = quizHref(course, quiz);
  return (current: "questions" | "attempts") => [
    { href: home, label: t("questions"), current: current === "questions" },
    { href: `${home}/attempts`, label: t("attempts_tab"), current: current === "attempts" },
  ];
}
