import type { CourseCard as Card } from "../../../worker/modules/catalogue";
import { formatDuration, formatList } from "../../../worker/words/format";
import { catalogue } from "../../../worker/words/public-catalogue";
import { inLanguage, useReader, useWords } from "../../locale";
import { CourseCard } from "../../ui";
import type { WithCover } from "./covers";
import { priceWords } from "./price";

/** A published course in a list. */
export function CatalogueCard({ course }: { course: WithCover<Card> }) {
  const t = useWords(catalogue);
  const { locale, tenant } = useReader();
  const names = course.instructors.map(({ name }) => name);
  return (
    <CourseCard
      href={inLanguage(`/courses/${course.slug}`, locale)}
      title={course.title}
      lang={course.titleLocale}
      summary={course.subtitle ?? undefined}
      cover={{ seed: course.slug, ...(course.coverUrl ? { image: { src: course.coverUrl, alt: "" } } : {}) }}
      category={course.category?.name}
      level={t(`level_${course.level}`)}
      duration={formatDuration(course.durationMinutes, locale)}
      price={priceWords(course, [tenant.currency], locale).main}
      instructor={names.length > 0 ? formatList(names, locale) : undefined}
    />
  );
}
