import { formatNumber, inLocale } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { useReader, useWords } from "../../../locale";
import { Checkbox, choiceCard, Fieldset, pictureAt, RadioGroup, srcSetOf, TextField } from "../../../ui";
import type { QuestionFile } from "./question-media";

interface Words {
  en: string;
  ar?: string | undefined;
}
interface Asked {
  uuid: string;
  type: "multiple_choice" | "multiple_select" | "true_false" | "short_answer";
  points: number;
  prompt: Words;
  answers: { id: string; text: Words }[];
}
interface Props {
  question: Asked;
  place: { number: number; of: number };
  response: { chosen?: string[] | undefined; text?: string | undefined } | undefined;
  media: QuestionFile | null;
}

/** One question as a field of a plain form. */
export function Question({ question, place, response, media }: Props) {
  const t = useWords(player);
  const { locale } = useReader();
  const heading = `question-${place.number}`;
  return (
    <section aria-labelledby={heading} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id={heading} className="text-sm font-medium text-ink-faint">
          {t("question_of", { count: formatNumber(place.number, locale), all: formatNumber(place.of, locale) })}
        </h2>
        <span className="text-sm text-ink-faint">{t("points", { count: question.points })}</span>
      </div>
      <QuestionMedia media={media} number={place.number} />
      <Answer question={question} response={response} />
    </section>
  );
}

function Answer({ question, response }: Pick<Props, "question" | "response">) {
  const t = useWords(player);
  const { locale } = useReader();
  const prompt = inLocale(question.prompt, locale);
  const name = `responses.${question.uuid}`;
  const options = question.answers.map(({ id, text }) => ({ value: id, label: inLocale(text, locale) }));
  if (question.type === "short_answer")
    return (
      <div className="grid gap-3">
        <Prompt text={prompt} />
        <TextField
          name={`${name}.text`}
          label={prompt}
          hideLabel
          hint={t("your_answer")}
          defaultValue={response?.text ?? ""}
          maxLength={500}
          autoComplete="off"
          dir="auto"
        />
      </div>
    );
  if (question.type === "multiple_select")
    return (
      <div className="grid gap-3">
        <Prompt text={prompt} />
        <Fieldset legend={prompt} hideLegend hint={t("choose_many")}>
          {options.map(({ value, label }) => (
            <Checkbox
              key={value}
              name={`${name}.chosen[]`}
              value={value}
              label={<bdi>{label}</bdi>}
              defaultChecked={response?.chosen?.includes(value) ?? false}
              className={choiceCard}
            />
          ))}
        </Fieldset>
      </div>
    );
  const [chosen] = response?.chosen ?? [];
  return (
    <div className="grid gap-3">
      <Prompt text={prompt} />
      <RadioGroup
        name={`${name}.chosen[]`}
        legend={prompt}
        hideLegend
        hint={t("choose_one")}
        look="cards"
        options={options}
        {...(chosen ? { defaultValue: chosen } : {})}
      />
    </div>
  );
}

/** For the eye; the field's own name says it to whoever listens. */
const Prompt = ({ text }: { text: string }) => (
  <p aria-hidden="true" className="max-w-[64ch] whitespace-pre-line text-lg font-semibold" dir="auto">
    {text}
  </p>
);

export function QuestionMedia({ media, number }: { media: QuestionFile | null; number: number }) {
  const t = useWords(player);
  if (!media) return null;
  if (media.mimeType.startsWith("image/"))
    return (
      <img
        src={pictureAt(media.url, 960)}
        srcSet={srcSetOf(media.url, 480)}
        sizes="(min-width: 64rem) 48rem, 100vw"
        {...(media.width && media.height ? { width: media.width, height: media.height } : {})}
        alt={media.alt ?? t("question_image", { count: number })}
        className="h-auto max-h-96 w-auto max-w-full rounded-xl"
      />
    );
  return (
    // biome-ignore lint/a11y/useMediaCaption: a recording to be listened to is what the question asks about
    <audio
      controls
      preload="metadata"
      src={media.url}
      aria-label={t("question_audio", { count: number })}
      className="w-full"
    />
  );
}
