import { useState } from "react";
import { authoringQuiz } from "../../../../worker/words/authoring-quiz";
import { shell } from "../../../../worker/words/shell";
import { useWords } from "../../../locale";
import { Button, Card, FieldError, Icon, TextField } from "../../../ui";
import type { QuestionFieldsProps } from "./question-fields";

const most = 10;
const trueFalse = [
  { en: "True", ar: "صحيح" },
  { en: "False", ar: "خطأ" },
];

/** The answers one chooses from, with what is said about each. Rows that stay empty are left out, so the spare ones serve without scripts too. */
export function AnswerRows({ question, type, refusal }: QuestionFieldsProps) {
  const t = useWords(authoringQuiz);
  const given = question?.answers ?? [];
  const typed = Array.from({ length: most }, (_, row) => row).filter((row) =>
    refusal.value(`answers.${row}.text.en`),
  ).length;
  const fixed = type === "true_false";
  const [count, setCount] = useState(fixed ? 2 : Math.min(most, Math.max(4, given.length + 1, typed)));
  const wrong = refusal.field("answers");
  return (
    <fieldset className="grid min-w-0 gap-4">
      <legend className="text-sm font-medium">{t("answers")}</legend>
      <p className="text-sm text-ink-faint">{t(`answers_hint_${type as "multiple_choice"}`)}</p>
      {wrong ? <FieldError id="answers-error">{t(`answers_wrong_${type as "multiple_choice"}`)}</FieldError> : null}
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place
        <AnswerRow key={row} row={row} question={question} type={type} refusal={refusal} />
      ))}
      {fixed || count >= most ? null : (
        <p className="noscript:hidden">
          <Button size="sm" icon="plus" onClick={() => setCount(count + 1)}>
            {t("add_answer")}
          </Button>
        </p>
      )}
    </fieldset>
  );
}

function AnswerRow({ row, question, type, refusal }: QuestionFieldsProps & { row: number }) {
  const t = useWords(authoringQuiz);
  const common = useWords(shell);
  const answer = question?.answers[row];
  const fallback = type === "true_false" ? trueFalse[row] : undefined;
  const many = type === "multiple_select";
  // After a refusal what was marked counts, not what is kept.
  const wasTyped = refusal.code !== null;
  const marked = many ? refusal.value(`answers.${row}.correct`) === "true" : refusal.value("_correct") === String(row);
  const correct = wasTyped ? marked : (answer?.correct ?? false);
  const text = (part: "text" | "feedback", language: "en" | "ar") => {
    const name = `answers.${row}.${part}.${language}${part === "text" && language === "en" ? "" : "?"}`;
    return (
      <TextField
        name={name}
        label={t(`${part}_${language}`)}
        {...(part === "text" && language === "en" ? {} : { optional: common("optional") })}
        lang={language}
        dir={language === "ar" ? "rtl" : "ltr"}
        maxLength={part === "text" ? 500 : 1000}
        defaultValue={refusal.value(name, answer?.[part]?.[language] ?? (part === "text" ? fallback?.[language] : ""))}
        error={refusal.field(name)}
      />
    );
  };
  const id = `answer-${row}-correct`;
  return (
    <Card as="div" className="grid gap-4">
      {answer ? <input type="hidden" name={`answers.${row}.id`} value={answer.id} /> : null}
      <div className="flex items-center justify-between gap-4">
        <p className="font-medium">{t("answer_number", { number: row + 1 })}</p>
        <label htmlFor={id} className="flex items-center gap-2 text-sm">
          <input
            id={id}
            type={many ? "checkbox" : "radio"}
            name={many ? `answers.${row}.correct` : "_correct"}
            value={many ? "true" : String(row)}
            defaultChecked={correct}
            className="tick"
          />
          {t("is_right")}
        </label>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {text("text", "en")}
        {text("text", "ar")}
      </div>
      <details className="group" open={Boolean(answer?.feedback)}>
        <summary className="inline-flex items-center gap-1.5 rounded-sm text-sm font-medium text-accent-ink">
          <Icon name="chevron-down" size={16} className="transition-transform group-open:rotate-180" />
          {t("feedback")}
        </summary>
        <div className="grid gap-4 pt-3 sm:grid-cols-2">
          {text("feedback", "en")}
          {text("feedback", "ar")}
        </div>
      </details>
    </Card>
  );
}
