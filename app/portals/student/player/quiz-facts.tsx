import {
  formatDate,
  formatDuration,
  formatNumber,
  formatPercent,
  formatRelative,
} from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { useReader, useWords } from "../../../locale";
import { Badge, Link } from "../../../ui";
import { reviewHref } from "../addresses";
import type { QuizPage } from "./quiz";

type Quiz = QuizPage["quiz"];

/** A moment in the reader's zone, with the zone named: it decides whether one may still begin. */
function useMoment() {
  const { locale, timeZone } = useReader();
  return (at: string) => formatDate(at, locale, { timeZone, time: true, zoneName: true });
}

/** Why no attempt can be begun now; null where one can. */
export function useClosedBecause(quiz: Quiz): string | null {
  const t = useWords(player);
  const moment = useMoment();
  if (quiz.viewer === "author") return t("quiz_author");
  if (quiz.questionCount === 0) return t("quiz_no_questions");
  if (quiz.opensAt && quiz.serverNow < quiz.opensAt) return t("quiz_not_yet", { when: moment(quiz.opensAt) });
  if (quiz.closesAt && !quiz.inWindow) return t("quiz_closed", { when: moment(quiz.closesAt) });
  return quiz.attemptsLeft === 0 ? t("quiz_no_attempts") : null;
}

export function QuizFacts({ quiz }: { quiz: Quiz }) {
  const t = useWords(player);
  const { locale } = useReader();
  const moment = useMoment();
  const number = (value: number) => formatNumber(value, locale);
  const { timeLimitSeconds, attemptsLeft, attemptsAllowed } = quiz;
  const facts: [string, string][] = [
    [t("fact_questions"), number(quiz.questionCount)],
    [t("fact_points"), number(quiz.maxPoints)],
    [t("fact_pass"), formatPercent(quiz.passPercent, locale)],
    [
      t("fact_time"),
      timeLimitSeconds === null ? t("fact_time_none") : formatDuration(timeLimitSeconds / 60, locale, "long"),
    ],
    [
      t("fact_attempts"),
      attemptsLeft === null || attemptsAllowed === null
        ? t("fact_attempts_none")
        : t("attempts_of", { left: number(attemptsLeft), all: number(attemptsAllowed) }),
    ],
    ...(quiz.opensAt ? [[t("fact_opens"), moment(quiz.opensAt)] as [string, string]] : []),
    ...(quiz.closesAt ? [[t("fact_closes"), moment(quiz.closesAt)] as [string, string]] : []),
  ];
  return (
    <section aria-label={t("quiz_facts")}>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 rounded-xl bg-sunken p-5 sm:grid-cols-3 sm:p-6">
        {facts.map(([label, value]) => (
          <div key={label} className="grid content-start gap-0.5">
            <dt className="text-sm text-ink-faint">{label}</dt>
            <dd className="font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Attempts({ quiz, course, lesson }: { quiz: Quiz; course: string; lesson: string }) {
  const t = useWords(player);
  return (
    <section aria-labelledby="attempts" className="grid gap-3">
      <h2 id="attempts" className="text-lg">
        {t("attempts")}
      </h2>
      {quiz.attempts.length === 0 ? <p className="text-ink-muted">{t("attempts_empty")}</p> : null}
      <ul className="divide-y divide-line">
        {quiz.attempts.map((attempt) => (
          <Attempt
            key={attempt.uuid}
            attempt={attempt}
            now={quiz.serverNow}
            href={reviewHref(course, lesson, attempt.uuid)}
          />
        ))}
      </ul>
    </section>
  );
}

function Attempt({ attempt, now, href }: { attempt: Quiz["attempts"][number]; now: string; href: string }) {
  const t = useWords(player);
  const { locale } = useReader();
  const { number, status, scorePercent, passed } = attempt;
  const running = status === "in_progress";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
      <span className="font-medium">{t("attempt", { count: number })}</span>
      <span className="text-sm text-ink-faint">
        {t("attempt_started", { when: formatRelative(attempt.startedAt, now, locale) })}
      </span>
      <span className="ms-auto flex flex-wrap items-center gap-3">
        {status === "expired" ? <Badge>{t("attempt_expired")}</Badge> : null}
        {running ? (
          <Badge tone="info">{t("attempt_running")}</Badge>
        ) : scorePercent === null ? (
          <Badge tone="info">{t("attempt_waiting")}</Badge>
        ) : (
          <Badge tone={passed ? "success" : "warning"}>
            {`${formatPercent(scorePercent, locale)} · ${t(passed ? "review_passed" : "review_failed")}`}
          </Badge>
        )}
        {running ? null : (
          <Link href={href} aria-label={t("attempt_review_of", { count: number })}>
            {t("attempt_review")}
          </Link>
        )}
      </span>
    </li>
  );
}
