import { formatDuration, formatPercent, formatRelative, inLocale } from "../../../worker/words/format";
import { student } from "../../../worker/words/student";
import { useReader, useWords } from "../../locale";
import { Anchor, ButtonLink, Card, Cover, Link, ProgressBar, ProgressRing } from "../../ui";
import { lessonIcons } from "../public/lesson-types";
import { learnHref, lessonHref } from "./addresses";
import type { Dashboard } from "./dashboard";

type Course = Dashboard["courses"][number];

/** The one thing to do next: the lesson where the course learned last goes on. */
export function ContinueCard({ course }: { course: Course }) {
  const t = useWords(student);
  const { locale } = useReader();
  const { nextLesson, slug, coverUrl, percent } = course;
  const title = inLocale(course.translations, locale).title;
  return (
    <Card
      as="section"
      padding="none"
      className="grid overflow-hidden sm:grid-cols-[15rem_minmax(0,1fr)]"
      aria-labelledby="continue"
    >
      <div className="max-sm:hidden">
        <Cover seed={slug} className="h-full" {...(coverUrl ? { image: { src: coverUrl, alt: "" } } : {})} />
      </div>
      <div className="grid content-center gap-4 p-5 sm:p-6">
        <div className="grid gap-1">
          <p className="text-sm text-ink-faint">
            <bdi>{title}</bdi>
          </p>
          <h2 id="continue" className="text-xl">
            {nextLesson ? (
              <>
                <span className="sr-only">{t("next_lesson")}: </span>
                <bdi>{inLocale(nextLesson.translations, locale).title}</bdi>
              </>
            ) : (
              t("all_lessons_done")
            )}
          </h2>
        </div>
        <ProgressBar
          label={t("course_progress", { course: title })}
          hideLabel
          value={percent}
          text={[
            t("lessons_done", { done: course.completedLessons, all: course.requiredLessons }),
            course.optionalLessons > 0 ? t("lessons_optional", { count: course.optionalLessons }) : null,
          ]
            .filter(Boolean)
            .join(locale === "ar" ? "، " : ", ")}
        />
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <ButtonLink
            href={nextLesson ? lessonHref(slug, nextLesson.uuid) : learnHref(slug)}
            variant="primary"
            size="lg"
            {...(nextLesson ? { icon: lessonIcons[nextLesson.type] } : {})}
          >
            {nextLesson ? t(course.completedLessons === 0 ? "start" : "continue") : t("see_what_is_missing")}
          </ButtonLink>
          {nextLesson && nextLesson.minutes > 0 ? (
            <span className="text-sm text-ink-faint">
              {t("minutes", { duration: formatDuration(nextLesson.minutes, locale) })}
            </span>
          ) : null}
        </div>
      </div>
    </Card>
  );
}

export function CoursesInProgress({ data }: { data: Dashboard }) {
  const t = useWords(student);
  return (
    <section aria-labelledby="in-progress" className="grid content-start gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="in-progress" className="text-lg">
          {t("in_progress_title")}
        </h2>
        <Link kind="forward" href="/student/courses">
          {t("all_courses")}
        </Link>
      </div>
      {data.courses.length === 0 ? (
        <p className="text-ink-muted">{t("none_in_progress_text")}</p>
      ) : (
        <ul className="grid gap-3">
          {data.courses.map((course) => (
            <Row key={course.enrolmentUuid} course={course} now={data.now} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ course, now }: { course: Course; now: string }) {
  const t = useWords(student);
  const { locale } = useReader();
  const { nextLesson } = course;
  const title = inLocale(course.translations, locale).title;
  return (
    <Card
      as="li"
      padding="none"
      interactive
      className="relative flex items-center gap-4 p-4 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent"
    >
      <ProgressRing
        label={t("course_progress", { course: title })}
        value={course.percent}
        text={formatPercent(course.percent, locale)}
      />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="font-semibold">
          <Anchor href={learnHref(course.slug)} className="after:absolute after:inset-0 focus-visible:outline-none">
            <bdi>{title}</bdi>
          </Anchor>
        </p>
        <p className="text-sm text-ink-muted">
          {nextLesson
            ? t("next_is", { lesson: inLocale(nextLesson.translations, locale).title })
            : t("all_lessons_done")}
        </p>
        <p className="text-sm text-ink-faint">
          {t("last_opened", { when: formatRelative(course.lastActivityAt, now, locale) })}
        </p>
      </div>
    </Card>
  );
}
