import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useLoaderData, useNavigation, useParams } from "@remix-run/react";
import { reviewAttempt } from "../../../../worker/modules/assessment";
import { formatDate, formatNumber, formatPercent, inLocale, translator } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { useReader, useWords } from "../../../locale";
import { Button, ButtonLink, EmptyState, Notice, ProgressRing } from "../../../ui";
import { privateMeta } from "../../shared/private-meta";
import { attemptHref, completeHref, learnHref, lessonHref, quizHref } from "../addresses";
import { ask } from "./ask";
import { FocusFrame } from "./focus-frame";
import { questionMedia } from "./question-media";
import { ReviewedQuestion } from "./reviewed-question";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { course = "", attempt: attemptUuid = "" } = params;
  const { searchParams } = new URL(request.url);
  const words = translator(player, context.locale);
  const brand = context.tenant.brand.name;
  const read = await context.attempt(reviewAttempt, { attemptUuid });
  // Its time is over and nobody has graded it yet.
  if (!read.ok && read.problem.code === "conflict")
    return { title: words("review_waiting_title"), brand, review: null, media: {}, late: false, finished: false };
  const review = read.ok ? read.value : await ask(context, course, reviewAttempt, { attemptUuid });
  return {
    title: words("review_title", { quiz: inLocale(review.title, context.locale) }),
    brand,
    review,
    media: await questionMedia(context, review.questions),
    late: searchParams.has("late"),
    finished: searchParams.has("finished"),
  };
}
export type Review = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["review"]>;
export const meta = privateMeta;

export default function ReviewPage() {
  const t = useWords(player);
  const { locale } = useReader();
  const { course = "", lesson = "" } = useParams();
  const { review, media, late, finished } = useLoaderData<typeof loader>();
  const back = { href: lessonHref(course, lesson), label: t("quiz_back") };
  if (!review)
    return (
      <FocusFrame back={back} heading={t("quiz")}>
        <Waiting />
      </FocusFrame>
    );
  return (
    <FocusFrame back={back} heading={inLocale(review.title, locale)}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {late || review.status === "expired" ? <Notice tone="warning">{t("review_late")}</Notice> : null}
        {finished ? (
          <Notice
            tone="success"
            live
            title={t("course_done")}
            action={
              <ButtonLink href={completeHref(course)} variant="primary">
                {t("course_done_link")}
              </ButtonLink>
            }
          />
        ) : null}
        <Score review={review} />
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={learnHref(course)} variant={review.passed ? "primary" : "secondary"} iconEnd="arrow-end">
            {t("review_continue")}
          </ButtonLink>
          <ButtonLink
            href={quizHref(course, lesson, review.quizUuid)}
            variant={review.passed ? "secondary" : "primary"}
          >
            {t("review_again")}
          </ButtonLink>
        </div>
        <section aria-labelledby="answers" className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <h2 id="answers" className="text-lg">
            {t("review_questions")}
          </h2>
          {review.answersShown ? null : <AnswersLater review={review} />}
          {review.questions.map((question, index) => (
            <ReviewedQuestion
              key={question.uuid}
              question={question}
              place={{ number: index + 1, of: review.questions.length }}
              media={question.mediaUuid ? (media[question.mediaUuid] ?? null) : null}
            />
          ))}
        </section>
      </div>
    </FocusFrame>
  );
}

function Score({ review }: { review: Review }) {
  const t = useWords(player);
  const { locale, timeZone } = useReader();
  const number = (value: number) => formatNumber(value, locale, { maximumFractionDigits: 2 });
  const when = formatDate(review.submittedAt, locale, { timeZone, time: true });
  return (
    <header className="flex flex-wrap items-center gap-6">
      <ProgressRing
        label={t("review_title", { quiz: inLocale(review.title, locale) })}
        value={review.scorePercent}
        text={formatPercent(review.scorePercent, locale)}
        size={96}
        tone={review.passed ? "success" : "warning"}
      />
      <div className="grid min-w-56 flex-1 gap-1">
        <h1 className="text-2xl sm:text-3xl">{t(review.passed ? "review_passed" : "review_failed")}</h1>
        <p className="text-ink-muted">
          {t("review_score", { score: number(review.scorePoints), max: number(review.maxPoints) })}{" "}
          {t("review_needed", { percent: formatPercent(review.passPercent, locale) })}
        </p>
        <p className="text-sm text-ink-faint">
          {t(review.status === "expired" ? "review_expired" : "review_attempt", { count: review.number, when })}
        </p>
      </div>
    </header>
  );
}

/** When the right answers will be told. */
function AnswersLater({ review: { attemptsAllowed, closesAt } }: { review: Review }) {
  const t = useWords(player);
  const { locale, timeZone } = useReader();
  const when = closesAt ? formatDate(closesAt, locale, { timeZone, time: true }) : "";
  const [limited, unlimited] = closesAt
    ? (["answers_later_both", "answers_later_closes"] as const)
    : (["answers_later_attempts", "answers_later"] as const);
  return <Notice tone="info">{t(attemptsAllowed === null ? unlimited : limited, { when })}</Notice>;
}

/** Handing in what was saved grades it; the consumer of overdue attempts does the same on its round. */
function Waiting() {
  const t = useWords(player);
  const { course = "", lesson = "", attempt = "" } = useParams();
  const busy = useNavigation().state !== "idle";
  return (
    <>
      <h1 className="sr-only">{t("review_waiting_title")}</h1>
      <EmptyState
        icon="clock"
        title={t("review_waiting_title")}
        action={
          <Form method="post" action={attemptHref(course, lesson, attempt)}>
            <Button type="submit" name="_saved" value="1" variant="primary" pending={busy}>
              {t("review_waiting_button")}
            </Button>
          </Form>
        }
      >
        {t("review_waiting")}
      </EmptyState>
    </>
  );
}
