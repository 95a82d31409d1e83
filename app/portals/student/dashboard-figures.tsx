import {
  formatDate,
  formatDuration,
  formatNumber,
  formatRelative,
  formatWeekday,
  inLocale,
} from "../../../worker/words/format";
import { student } from "../../../worker/words/student";
import { useReader, useWords } from "../../locale";
import { BarChart, Icon, Link, StatRow } from "../../ui";
import { lessonHref } from "./addresses";
import type { Dashboard } from "./dashboard";

const toMinutes = (seconds: number) => Math.round(seconds / 60);
const totalOf = (week: Dashboard["week"]) => toMinutes(week.reduce((sum, { seconds }) => sum + seconds, 0));
/** A lesson ticked off in a moment makes a day of learning, and no minute. */
const isMoment = (week: Dashboard["week"]) => totalOf(week) === 0 && week.some(({ learned }) => learned);

export function Figures({ data }: { data: Dashboard }) {
  const t = useWords(student);
  const { locale } = useReader();
  const streak = data.streakDays === 0 ? "streak_none" : data.learnedToday ? "streak_today" : "streak_open";
  return (
    <section aria-label={t("figures")}>
      <StatRow
        items={[
          {
            label: t("this_week"),
            value: isMoment(data.week) ? t("under_a_minute") : formatDuration(totalOf(data.week), locale),
          },
          { label: t("streak"), value: t("days", { count: data.streakDays }), hint: t(streak) },
          {
            label: t("completed_courses"),
            value: formatNumber(data.completedCount, locale),
            href: "/student/courses?tab=completed",
          },
          {
            label: t("certificates"),
            value: formatNumber(data.certificateCount, locale),
            href: "/student/certificates",
          },
        ]}
      />
    </section>
  );
}

export function WeekChart({ data: { week } }: { data: Dashboard }) {
  const t = useWords(student);
  const { locale } = useReader();
  const total = totalOf(week);
  const best = [...week].sort((a, b) => b.seconds - a.seconds)[0];
  const summary =
    total > 0 && best
      ? t("week_summary", {
          total: formatDuration(total, locale, "long"),
          day: formatWeekday(best.day, locale, "long"),
          most: formatDuration(toMinutes(best.seconds), locale, "long"),
        })
      : t(isMoment(week) ? "week_moment" : "week_nothing");
  return (
    <BarChart
      title={t("week_title")}
      summary={summary}
      tableLabel={t("show_figures")}
      categoryLabel={t("day")}
      valueLabel={t("minutes_label")}
      format={(minutes) => formatNumber(minutes, locale)}
      bars={week.map(({ day, seconds }) => ({ label: formatWeekday(day, locale), value: toMinutes(seconds) }))}
    />
  );
}

export function Deadlines({ data }: { data: Dashboard }) {
  const t = useWords(student);
  const { locale, timeZone } = useReader();
  return (
    <section aria-labelledby="deadlines" className="grid content-start gap-4">
      <h2 id="deadlines" className="text-lg">
        {t("deadlines")}
      </h2>
      {data.deadlines.length === 0 ? (
        <p className="text-ink-muted">{t("no_deadlines")}</p>
      ) : (
        <ul className="grid gap-4">
          {data.deadlines.map((quiz) => (
            <li key={quiz.quizUuid} className="flex gap-3">
              <Icon name="calendar" className="mt-0.5 text-ink-faint" />
              <div className="grid gap-0.5 text-sm">
                <Link kind="quiet" className="font-medium text-ink" href={lessonHref(quiz.courseSlug, quiz.lessonUuid)}>
                  <bdi>{inLocale(quiz.translations, locale).title}</bdi>
                </Link>
                <span className="text-ink-muted">
                  {t("deadline_of", {
                    course: inLocale(quiz.courseTranslations, locale).title,
                    when: formatRelative(quiz.closesAt, data.now, locale),
                  })}
                </span>
                <time dateTime={quiz.closesAt} className="text-ink-faint">
                  {formatDate(quiz.closesAt, locale, { timeZone, time: true, zoneName: true })}
                </time>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
