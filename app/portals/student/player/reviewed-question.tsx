import { formatNumber, inLocale } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { useReader, useWords } from "../../../locale";
import { Badge, cx, Icon } from "../../../ui";
import { QuestionMedia } from "./question";
import type { QuestionFile } from "./question-media";
import type { Review } from "./review";

type Question = Review["questions"][number];

/** A question with what was answered and, where it may be told, what is right and why. Signs and words say it; colour only repeats it. */
export function ReviewedQuestion({
  question,
  place,
  media,
}: {
  question: Question;
  place: { number: number; of: number };
  media: QuestionFile | null;
}) {
  const t = useWords(player);
  const { locale } = useReader();
  const number = (value: number) => formatNumber(value, locale, { maximumFractionDigits: 2 });
  const full = question.earned >= question.points;
  return (
    <article className="grid grid-cols-[minmax(0,1fr)] gap-4 rounded-xl p-5 ring-1 ring-line sm:p-6">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <span className="text-sm text-ink-faint">
          {t("question_of", { count: number(place.number), all: number(place.of) })}
        </span>
        <Badge tone={full ? "success" : question.earned > 0 ? "warning" : "danger"} icon={full ? "check" : "close"}>
          {t("earned", { earned: number(question.earned), points: number(question.points) })}
        </Badge>
      </div>
      <QuestionMedia media={media} number={place.number} />
      <h3 className="whitespace-pre-line text-base font-semibold" dir="auto">
        {inLocale(question.prompt, locale)}
      </h3>
      {question.type === "short_answer" ? (
        <Written question={question} />
      ) : (
        <ul className="grid gap-2">
          {question.answers.map((answer) => (
            <Answer key={answer.id} answer={answer} />
          ))}
        </ul>
      )}
      {question.explanation ? (
        <div className="grid gap-0.5 border-s-2 border-accent-line ps-4 text-sm">
          <p className="font-medium">{t("explanation")}</p>
          <p className="whitespace-pre-line text-ink-muted" dir="auto">
            {inLocale(question.explanation, locale)}
          </p>
        </div>
      ) : null}
    </article>
  );
}

/** What is said of a choice that is right, wrong, or not told. */
const choices = { true: "your_right_choice", false: "your_wrong_choice", null: "your_choice" } as const;

function Answer({ answer: { text, correct, chosen, feedback } }: { answer: Question["answers"][number] }) {
  const t = useWords(player);
  const { locale } = useReader();
  const verdict = chosen ? choices[`${correct}`] : correct ? "right_answer" : null;
  const wrong = chosen && correct === false;
  return (
    <li
      className={cx("flex gap-3 rounded-lg p-3", correct ? "bg-success-tint" : wrong ? "bg-danger-tint" : "bg-sunken")}
    >
      <Icon
        name={correct ? "check-circle" : wrong ? "close" : chosen ? "check" : "minus"}
        className={cx(
          "mt-0.5",
          correct ? "text-success" : wrong ? "text-danger" : chosen ? "text-ink" : "text-ink-faint",
        )}
      />
      <div className="grid min-w-0 gap-0.5">
        <p dir="auto">{inLocale(text, locale)}</p>
        {verdict ? (
          <p
            className={cx(
              "text-sm font-medium",
              correct ? "text-success-ink" : wrong ? "text-danger-ink" : "text-ink-muted",
            )}
          >
            {t(verdict)}
          </p>
        ) : null}
        {chosen && feedback ? (
          <p className="text-sm text-ink-muted" dir="auto">
            {inLocale(feedback, locale)}
          </p>
        ) : null}
      </div>
    </li>
  );
}

function Written({ question }: { question: Question }) {
  const t = useWords(player);
  const { locale } = useReader();
  const accepted = new Intl.ListFormat(locale, { type: "disjunction" }).format(question.accepted);
  return (
    <dl className="grid gap-2">
      <div className={cx("rounded-lg p-3", question.earned > 0 ? "bg-success-tint" : "bg-danger-tint")}>
        <dt className="text-sm text-ink-muted">{t("your_answer")}</dt>
        <dd dir="auto">{question.text?.trim() || t("no_answer")}</dd>
      </div>
      {accepted ? (
        <div>
          <dt className="sr-only">{t("right_answer")}</dt>
          <dd className="text-sm text-ink-muted">{t("accepted", { list: accepted })}</dd>
        </div>
      ) : null}
    </dl>
  );
}
