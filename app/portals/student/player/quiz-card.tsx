import { formatDuration, formatPercent, inLocale } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { useReader, useWords } from "../../../locale";
import { Badge, ButtonLink, Card, Icon } from "../../../ui";
import { quizHref } from "../addresses";
import type { LessonPage } from "./lesson";
import type { ItemView } from "./lesson-view";

/** A quiz as it stands in its lesson: what it is, how one stands, and the way in. */
export function QuizCard({ quiz, page }: { quiz: Extract<ItemView, { kind: "quiz" }>["quiz"]; page: LessonPage }) {
  const t = useWords(player);
  const { locale } = useReader();
  const facts = [
    t("questions", { count: quiz.questionCount }),
    quiz.timeLimitSeconds === null ? "" : formatDuration(quiz.timeLimitSeconds / 60, locale, "long"),
    `${t("fact_pass")}: ${formatPercent(quiz.passPercent, locale)}`,
  ].filter(Boolean);
  return (
    <Card padding="lg" className="grid justify-items-start gap-4">
      <span className="grid size-12 place-items-center rounded-xl bg-accent-tint text-accent-ink">
        <Icon name="quiz" size={24} />
      </span>
      <div className="grid gap-1">
        <p className="text-lg font-semibold">
          <bdi>{inLocale(quiz.translations, locale).title}</bdi>
        </p>
        <p className="text-ink-muted">{facts.join(" · ")}</p>
      </div>
      {quiz.bestPercent === null ? null : (
        <p className="flex flex-wrap items-center gap-3 text-sm">
          <Badge tone={quiz.passed ? "success" : "warning"}>{t(quiz.passed ? "quiz_passed" : "quiz_not_passed")}</Badge>
          {t("quiz_best", { percent: formatPercent(quiz.bestPercent, locale) })}
        </p>
      )}
      <ButtonLink
        href={quizHref(page.outline.course.slug, page.lesson.uuid, quiz.uuid)}
        variant={quiz.passed ? "secondary" : "primary"}
        size="lg"
      >
        {t(quiz.attempts === 0 ? "quiz_open" : "quiz_again")}
      </ButtonLink>
    </Card>
  );
}
