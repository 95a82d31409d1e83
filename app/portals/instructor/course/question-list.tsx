import { authoringQuiz } from "../../../../worker/words/authoring-quiz";
import { inLocale } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { questionHref } from "./course-context";
import { OrderedRows } from "./ordered-rows";
import type { AuthoredQuiz } from "./quiz";

export const questionTypes = ["multiple_choice", "multiple_select", "true_false", "short_answer"] as const;

/** The questions of a quiz in their order, and what can be added. */
export function QuestionList({ quiz }: { quiz: AuthoredQuiz }) {
  const t = useWords(authoringQuiz);
  const { locale } = useReader();
  const href = (question: string) => questionHref(quiz.courseUuid, quiz.uuid, question);
  return (
    <OrderedRows
      kind="question"
      empty={{ icon: "quiz", title: t("questions_empty"), text: t("questions_empty_text") }}
      rows={quiz.questions.map(({ uuid, type, points, translations }, index) => ({
        uuid,
        name: inLocale(translations, locale).prompt,
        href: href(uuid),
        sign: <span className="tabular-nums text-ink-faint">{index + 1}</span>,
        detail: (
          <span>
            {t(`type_${type}`)} · {t("points_count", { count: points })}
          </span>
        ),
      }))}
      adding={{
        title: t("add_question"),
        choices: questionTypes.map((type) => ({
          href: `${href("new")}?type=${type}`,
          icon: "plus",
          label: t(`type_${type}`),
        })),
      }}
    />
  );
}
