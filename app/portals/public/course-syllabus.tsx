import { formatDuration } from "../../../worker/words/format";
import { course as courseWords } from "../../../worker/words/public-course";
import { inLanguage, useReader, useWords } from "../../locale";
import { Anchor, Badge, Icon } from "../../ui";
import type { ShownCourse } from "./course";
import { Part } from "./course-body";
import { lessonIcons } from "./lesson-types";

type Section = ShownCourse["sections"][number];
type Lesson = Section["lessons"][number];

/** Every section and lesson; folds without scripts, the first one open. */
export function Syllabus({ course }: { course: ShownCourse }) {
  const t = useWords(courseWords);
  const { locale } = useReader();
  const sections = course.sections.filter(({ lessons }) => lessons.length > 0);
  const lead = t("syllabus_lead", {
    sections: t("section_count", { count: sections.length }),
    lessons: t("lesson_count", { count: course.lessonCount }),
    duration: formatDuration(course.durationMinutes, locale, "long"),
  });
  return (
    <Part id="syllabus" title={t("syllabus")} lead={sections.length > 0 ? lead : t("no_lessons")}>
      {sections.length > 0 ? (
        <div className="divide-y divide-line overflow-hidden rounded-xl bg-surface shadow-soft ring-1 ring-line/70">
          {sections.map((section, index) => (
            <SectionFold key={section.uuid} section={section} course={course} open={index === 0} />
          ))}
        </div>
      ) : null}
    </Part>
  );
}

function SectionFold({ section, course, open }: { section: Section; course: ShownCourse; open: boolean }) {
  const t = useWords(courseWords);
  const { locale } = useReader();
  const minutes = section.lessons.reduce((sum, lesson) => sum + lesson.durationMinutes, 0);
  return (
    <details open={open} className="group">
      <summary className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 px-4 py-4 transition-colors hover:bg-sunken sm:grid-cols-[auto_minmax(0,1fr)_auto] sm:px-5">
        <Icon
          name="chevron-down"
          size={18}
          className="mt-[0.2em] -rotate-90 text-ink-faint transition-transform group-open:rotate-0 rtl:rotate-90 rtl:group-open:rotate-0"
        />
        <h3 className="text-base">
          <bdi lang={course.titleLocale}>{section.title}</bdi>
        </h3>
        <span className="text-sm tabular-nums text-ink-faint max-sm:col-start-2">
          {t("section_detail", {
            lessons: t("lesson_count", { count: section.lessons.length }),
            duration: formatDuration(minutes, locale),
          })}
        </span>
      </summary>
      {section.summary ? (
        <p className="px-4 pb-2 ps-11 text-sm text-ink-muted sm:px-5 sm:ps-13">
          <bdi lang={course.titleLocale}>{section.summary}</bdi>
        </p>
      ) : null}
      <ul className="pb-3">
        {section.lessons.map((lesson) => (
          <LessonRow key={lesson.uuid} lesson={lesson} course={course} />
        ))}
      </ul>
    </details>
  );
}

function LessonRow({ lesson, course }: { lesson: Lesson; course: ShownCourse }) {
  const t = useWords(courseWords);
  const { locale } = useReader();
  const title = <bdi lang={course.titleLocale}>{lesson.title}</bdi>;
  return (
    <li className="flex items-start gap-3 px-4 py-2.5 ps-11 sm:px-5 sm:ps-13">
      <Icon
        name={lessonIcons[lesson.primaryType]}
        size={18}
        label={t(`type_${lesson.primaryType}`)}
        className="mt-[0.2em] text-ink-faint"
      />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          {lesson.isPreview ? (
            <Anchor
              href={inLanguage(`/courses/${course.slug}/lessons/${lesson.uuid}`, locale)}
              className="rounded-sm text-accent-ink underline decoration-accent-line decoration-1 underline-offset-[0.2em] hover:decoration-current"
            >
              {title}
            </Anchor>
          ) : (
            <span>{title}</span>
          )}
          {lesson.isPreview ? <Badge tone="accent">{t("preview")}</Badge> : null}
          {lesson.isMandatory ? null : <Badge>{t("optional")}</Badge>}
        </div>
        {lesson.summary ? (
          <p className="text-sm text-ink-faint">
            <bdi lang={course.titleLocale}>{lesson.summary}</bdi>
          </p>
        ) : null}
      </div>
      {lesson.durationMinutes > 0 ? (
        <span className="shrink-0 text-sm tabular-nums text-ink-faint">
          {formatDuration(lesson.durationMinutes, locale)}
        </span>
      ) : null}
    </li>
  );
}
