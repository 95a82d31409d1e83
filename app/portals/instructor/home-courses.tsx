import { formatPercent } from "../../../worker/words/format";
import { instructor } from "../../../worker/words/instructor";
import { useReader, useWords } from "../../locale";
import { ButtonLink, Card, ProgressRing, Status } from "../../ui";
import { RowLink } from "../shared/list-frame";
import { When } from "../shared/when";
import { courseHref } from "./course/course-context";
import { statusTone } from "./course/status";
import type { HomeData } from "./home";

/** A course that is still being written. */
export function DraftRow({ course, now }: { course: HomeData["drafts"][number]; now: string }) {
  const t = useWords(instructor);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="grid min-w-0 gap-0.5">
        <span lang={course.titleLocale} dir="auto" className="font-medium">
          {course.title}
        </span>
        <span className="text-sm text-ink-faint">
          {t("lessons_count", { count: course.lessonCount })} · {t("changed")}{" "}
          <When at={course.updatedAt} since={now} />
        </span>
      </div>
      <ButtonLink
        href={courseHref(course.uuid)}
        size="sm"
        icon="edit"
        aria-label={t("go_on_with", { name: course.title })}
      >
        {t("go_on")}
      </ButtonLink>
    </li>
  );
}

/** A course that is taught: how many learn in it, and how far they are on average. */
export function CourseProgressCard({ course }: { course: HomeData["taught"][number] }) {
  const t = useWords(instructor);
  const { locale } = useReader();
  const { progress } = course;
  return (
    <Card as="li" className="flex items-start justify-between gap-4">
      <div className="grid min-w-0 gap-2">
        <h3 className="text-base" lang={course.titleLocale} dir="auto">
          <RowLink href={courseHref(course.uuid)}>{course.title}</RowLink>
        </h3>
        <Status tone={statusTone[course.status]}>{t(`status_${course.status}`)}</Status>
        <p className="text-sm text-ink-muted">
          <RowLink href={`${courseHref(course.uuid)}/students`}>
            {t("students_count", { count: course.studentCount })}
          </RowLink>
          {progress ? (
            <span className="block text-ink-faint">{t("completed_count", { count: progress.completed })}</span>
          ) : null}
        </p>
      </div>
      {progress ? (
        <div className="grid max-w-24 shrink-0 justify-items-center gap-1.5 text-center">
          <ProgressRing
            label={t("average")}
            value={progress.averagePercent}
            text={formatPercent(progress.averagePercent, locale)}
            size={64}
          />
          <p aria-hidden="true" className="text-xs text-ink-muted">
            {t("average")}
          </p>
        </div>
      ) : null}
    </Card>
  );
}
