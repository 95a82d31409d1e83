import { formatDuration } from "../../../worker/words/format";
import { catalogue } from "../../../worker/words/public-catalogue";
import { course as courseWords } from "../../../worker/words/public-course";
import { inLanguage, useReader, useWords } from "../../locale";
import { Icon, type IconName, Notice } from "../../ui";
import { catalogueHref } from "./catalogue-filters";
import type { ShownCourse } from "./course";
import { Trail } from "./trail";

/** Title and first facts, on a band as wide as the page. */
export function CourseHeader({ course }: { course: ShownCourse }) {
  const t = useWords(courseWords);
  const words = useWords(catalogue);
  const { locale } = useReader();
  const { category, title, titleLocale, subtitle } = course;
  const facts: { icon: IconName; text: string }[] = [
    { icon: "chart", text: words(`level_${course.level}`) },
    { icon: "book", text: t("lesson_count", { count: course.lessonCount }) },
    { icon: "clock", text: formatDuration(course.durationMinutes, locale, "long") },
  ];
  return (
    <header className="relative isolate grid content-start gap-4 py-8 before:absolute before:inset-y-0 before:-inset-x-[100vw] before:-z-10 before:border-b before:border-line before:bg-surface lg:col-start-1 lg:min-h-72 lg:py-12">
      <Trail
        rest={[
          ...(category
            ? [
                {
                  label: category.name,
                  href: catalogueHref(inLanguage("/courses", locale), { category: category.slug }),
                },
              ]
            : []),
          { label: title },
        ]}
      />
      <h1 className="text-3xl sm:text-4xl">
        <bdi lang={titleLocale}>{title}</bdi>
      </h1>
      {subtitle ? (
        <p className="max-w-[58ch] text-lg text-ink-muted">
          <bdi lang={titleLocale}>{subtitle}</bdi>
        </p>
      ) : null}
      <ul className="mt-1 flex flex-wrap gap-x-6 gap-y-2 text-ink-muted">
        {facts.map(({ icon, text }) => (
          <li key={icon} className="inline-flex items-center gap-2">
            <Icon name={icon} size={18} className="text-accent" />
            {text}
          </li>
        ))}
      </ul>
      {titleLocale !== locale ? <Notice tone="info">{t("english_only")}</Notice> : null}
    </header>
  );
}
