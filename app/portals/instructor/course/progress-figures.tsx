import type { OutputOf } from "../../../../worker/kernel/verb";
import type { courseProgress } from "../../../../worker/modules/progress";
import { formatDuration, formatNumber, formatPercent, inLocale } from "../../../../worker/words/format";
import { instructor } from "../../../../worker/words/instructor";
import { useReader, useWords } from "../../../locale";
import { BarChart, Card, ProgressRing, StatRow } from "../../../ui";

/** How the students of a course are doing as a whole: how many, how far, where they stop. */
export function ProgressFigures({ progress }: { progress: OutputOf<typeof courseProgress> }) {
  const t = useWords(instructor);
  const { locale } = useReader();
  const { students, inProgress, completed, dropped, expired, averagePercent, timeSpentSeconds, lessons, quizzes } =
    progress;
  if (students + dropped + expired === 0) return null;
  const number = (value: number) => formatNumber(value, locale);
  const average = formatPercent(averagePercent, locale);
  return (
    <div className="grid gap-5">
      <StatRow
        items={[
          { label: t("learning_now"), value: number(inProgress) },
          { label: t("have_completed"), value: number(completed) },
          { label: t("have_left"), value: number(dropped + expired) },
          { label: t("time_together"), value: formatDuration(Math.round(timeSpentSeconds / 60), locale) },
        ]}
      />
      {students > 0 ? (
        <div className="grid gap-5 lg:grid-cols-[auto_minmax(0,1fr)]">
          <Card className="grid content-start justify-items-center gap-3 text-center">
            <ProgressRing label={t("average")} value={averagePercent} text={average} size={96} />
            <p className="text-sm text-ink-muted">{t("average")}</p>
          </Card>
          {lessons.length > 0 ? (
            <Card>
              <BarChart
                layout="rows"
                title={t("lessons_completed")}
                summary={t("lessons_summary", { students: number(students), average })}
                tableLabel={t("show_figures")}
                categoryLabel={t("lesson")}
                valueLabel={t("completed_by")}
                format={number}
                bars={lessons.map((lesson, index) => ({
                  label: `${number(index + 1)}. ${inLocale(lesson.translations, locale).title}`,
                  value: lesson.completed,
                  quiet: !lesson.mandatory,
                }))}
              />
            </Card>
          ) : null}
        </div>
      ) : null}
      {quizzes.length > 0 ? (
        <Card>
          <h2 className="mb-3 font-semibold">{t("quizzes")}</h2>
          <ul className="grid gap-2 text-sm">
            {quizzes.map((quiz) => (
              <li key={quiz.uuid} className="flex flex-wrap justify-between gap-x-6 gap-y-1">
                <span dir="auto">{inLocale(quiz.translations, locale).title}</span>
                <span className="text-ink-faint">
                  {quiz.averageBestPercent === null
                    ? t("quiz_untried")
                    : t("quiz_figures", {
                        passed: quiz.passed,
                        students: quiz.students,
                        average: formatPercent(quiz.averageBestPercent, locale),
                      })}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </div>
  );
}
