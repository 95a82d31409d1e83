import { authoringQuiz } from "../../../../worker/words/authoring-quiz";
import { shell } from "../../../../worker/words/shell";
import type { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { ProseField } from "../../../prose/prose-field";
import { Checkbox, TextField } from "../../../ui";
import { toLocalInput } from "../local-time";
import type { AuthoredQuiz } from "./quiz";

/** A quiz's words and rules. */
export function QuizFields({ quiz, refusal }: { quiz: AuthoredQuiz; refusal: ReturnType<typeof useRefusal> }) {
  const t = useWords(authoringQuiz);
  const common = useWords(shell);
  const { timeZone } = useReader();
  const words = (language: "en" | "ar") => {
    const title = language === "en" ? "translations.en.title" : "translations.ar.title?";
    const instructions = `translations.${language}.instructions?`;
    const look = { lang: language, dir: language === "ar" ? "rtl" : "ltr" };
    return (
      <>
        <TextField
          {...look}
          name={title}
          label={t(`title_${language}`)}
          {...(language === "en" ? { required: true } : { optional: common("optional") })}
          maxLength={200}
          defaultValue={refusal.value(title, quiz.translations[language]?.title)}
          error={refusal.field(title)}
        />
        <ProseField
          {...look}
          name={instructions}
          label={t(`instructions_${language}`)}
          optional={common("optional")}
          maxLength={5000}
          rows={3}
          saved={quiz.translations[language]?.instructions ?? ""}
          defaultValue={refusal.value(instructions, quiz.translations[language]?.instructions)}
          error={refusal.field(instructions)}
        />
      </>
    );
  };
  const number = (
    name: string,
    label: string,
    hint: string,
    value: number | null,
    [min, max]: [number, number],
    isOptional: boolean,
  ) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      {...(isOptional ? { optional: common("optional") } : { required: true })}
      type="number"
      min={min}
      max={max}
      defaultValue={refusal.value(name, value === null ? "" : String(value))}
      error={refusal.field(name)}
    />
  );
  const time = (name: "opensAt" | "closesAt") => (
    <TextField
      name={name}
      label={t(name)}
      hint={t("in_zone", { zone: timeZone })}
      optional={common("optional")}
      type="datetime-local"
      defaultValue={refusal.value(name, toLocalInput(quiz[name], timeZone))}
      error={refusal.field(name)}
    />
  );
  return (
    <>
      {words("en")}
      {words("ar")}
      {number("passPercent", t("pass_mark"), t("pass_mark_hint"), quiz.passPercent, [0, 100], false)}
      {number(
        "timeLimitSeconds",
        t("time_limit_minutes"),
        t("time_limit_hint"),
        quiz.timeLimitSeconds === null ? null : Math.round(quiz.timeLimitSeconds / 60),
        [1, 1440],
        true,
      )}
      {number(
        "attemptsAllowed",
        t("attempts_allowed"),
        t("attempts_allowed_hint"),
        quiz.attemptsAllowed,
        [1, 100],
        true,
      )}
      <input type="hidden" name="shuffle" value="false" />
      <Checkbox
        name="shuffle"
        value="true"
        label={t("shuffle")}
        hint={t("shuffle_hint")}
        defaultChecked={quiz.shuffle}
      />
      {time("opensAt")}
      {time("closesAt")}
    </>
  );
}
