import { authoringQuiz } from "../../../../worker/words/authoring-quiz";
import { shell } from "../../../../worker/words/shell";
import type { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { TextArea, TextField } from "../../../ui";
import { UploadField } from "../upload/upload-field";
import { AnswerRows } from "./answer-rows";
import type { AuthoredQuiz } from "./quiz";

export type AuthoredQuestion = AuthoredQuiz["questions"][number];
export interface QuestionFieldsProps {
  /** Null for a new one. */
  question: AuthoredQuestion | null;
  type: AuthoredQuestion["type"];
  refusal: ReturnType<typeof useRefusal>;
}

/** What is asked, what is right, and what is said about it afterwards, in both languages. */
export function QuestionFields({ question, type, refusal }: QuestionFieldsProps) {
  const t = useWords(authoringQuiz);
  const common = useWords(shell);
  const area = (part: "prompt" | "explanation", language: "en" | "ar") => {
    const isRequired = part === "prompt" && language === "en";
    const name = `translations.${language}.${part}${isRequired ? "" : "?"}`;
    return (
      <TextArea
        name={name}
        label={t(`${part}_${language}`)}
        {...(isRequired ? { required: true } : { optional: common("optional") })}
        lang={language}
        dir={language === "ar" ? "rtl" : "ltr"}
        rows={3}
        maxLength={4000}
        defaultValue={refusal.value(name, question?.translations[language]?.[part])}
        error={refusal.field(name)}
      />
    );
  };
  const both = (part: "prompt" | "explanation") => (
    <div className="grid gap-5 sm:grid-cols-2">
      {area(part, "en")}
      {area(part, "ar")}
    </div>
  );
  return (
    <>
      {both("prompt")}
      <UploadField
        name="mediaUuid"
        kind="question_media"
        label={t("question_media")}
        optional
        current={question?.mediaUuid ? { uuid: question.mediaUuid, filename: t("question_media_present") } : null}
        value={refusal.value("mediaUuid", question?.mediaUuid ?? "")}
        error={refusal.field("mediaUuid")}
      />
      {type === "short_answer" ? (
        <TextArea
          name="accepted"
          label={t("accepted")}
          hint={t("accepted_hint")}
          required
          rows={4}
          defaultValue={refusal.value("accepted", question?.accepted.join("\n"))}
          error={refusal.field("accepted")}
        />
      ) : (
        <AnswerRows question={question} type={type} refusal={refusal} />
      )}
      {both("explanation")}
      <TextField
        name="points"
        label={t("points")}
        type="number"
        min={1}
        max={100}
        required
        className="sm:max-w-40"
        defaultValue={refusal.value("points", String(question?.points ?? 1))}
        error={refusal.field("points")}
      />
    </>
  );
}
