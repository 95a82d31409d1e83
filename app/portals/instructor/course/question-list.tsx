import { admin } from "../../../../worker/words/admin";
import { authoringQuiz } from "../../../../worker/words/authoring-quiz";
import { inLocale } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { ButtonLink, EmptyState } from "../../../ui";
import { ActButton } from "../../shared/act-dialog";
import { RowLink } from "../../shared/list-frame";
import { questionHref } from "./course-context";
import { MoveButtons } from "./move-buttons";
import type { AuthoredQuiz } from "./quiz";

export const questionTypes = ["multiple_choice", "multiple_select", "true_false", "short_answer"] as const;

/** The questions of a quiz in their order, and what can be added. */
export function QuestionList({ quiz }: { quiz: AuthoredQuiz }) {
  const t = useWords(authoringQuiz);
  const common = useWords(admin);
  const { locale } = useReader();
  return (
    <div className="grid gap-5">
      {quiz.questions.length === 0 ? (
        <div className="rounded-xl bg-surface shadow-soft ring-1 ring-line/70">
          <EmptyState icon="quiz" title={t("questions_empty")}>
            {t("questions_empty_text")}
          </EmptyState>
        </div>
      ) : (
        <ol className="divide-y divide-line rounded-xl bg-surface shadow-soft ring-1 ring-line/70">
          {quiz.questions.map((question, index) => {
            const name = inLocale(question.translations, locale).prompt;
            const { uuid } = question;
            return (
              <li key={uuid} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
                <div className="flex min-w-0 flex-1 basis-56 gap-3">
                  <span className="tabular-nums text-ink-faint">{index + 1}</span>
                  <div className="grid min-w-0 gap-0.5">
                    <span className="line-clamp-2 font-medium" dir="auto">
                      <RowLink href={questionHref(quiz.courseUuid, quiz.uuid, uuid)}>{name}</RowLink>
                    </span>
                    <span className="text-sm text-ink-faint">
                      {t(`type_${question.type}`)} · {t("points_count", { count: question.points })}
                    </span>
                  </div>
                </div>
                <div className="flex flex-wrap items-center gap-1">
                  <MoveButtons act="move_question" uuid={uuid} name={name} siblings={quiz.questions} />
                  <ActButton
                    act="delete_question"
                    fields={{ uuid }}
                    variant="quiet"
                    icon="trash"
                    aria-label={common("delete_of", { name })}
                  >
                    {common("delete")}
                  </ActButton>
                </div>
              </li>
            );
          })}
        </ol>
      )}
      <section aria-labelledby="add-question">
        <h3 id="add-question" className="mb-2 text-sm font-medium">
          {t("add_question")}
        </h3>
        <div className="flex flex-wrap gap-2">
          {questionTypes.map((type) => (
            <ButtonLink
              key={type}
              href={`${questionHref(quiz.courseUuid, quiz.uuid, "new")}?type=${type}`}
              size="sm"
              icon="plus"
            >
              {t(`type_${type}`)}
            </ButtonLink>
          ))}
        </div>
      </section>
    </div>
  );
}
