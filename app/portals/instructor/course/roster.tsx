import type { ReactNode } from "react";
import { admin } from "../../../../worker/words/admin";
import { formatPercent } from "../../../../worker/words/format";
import { instructor } from "../../../../worker/words/instructor";
import { useReader, useWords } from "../../../locale";
import { DataTable, Link, ProgressBar, Status, type Tone } from "../../../ui";
import { DialogLink } from "../../shared/act-dialog";
import { useHolds } from "../../shared/holds";
import { When } from "../../shared/when";
import { quizHref, useCourse } from "./course-context";
import type { StudentsPage } from "./students";

const tones: Record<string, Tone> = {
  in_progress: "info",
  completed: "success",
  dropped: "neutral",
  expired: "warning",
};

/** The students of a course, how far each is, and what can be done for them. */
export function Roster({ data: { page, now }, empty }: { data: StudentsPage; empty: ReactNode }) {
  const t = useWords(instructor);
  const common = useWords(admin);
  const holds = useHolds();
  const { locale } = useReader();
  const course = useCourse();
  return (
    <DataTable
      caption={t("roster")}
      hideCaption
      rows={page.items}
      rowKey={({ uuid }) => uuid}
      empty={empty}
      columns={[
        {
          id: "student",
          header: t("student"),
          phone: "lead",
          cell: ({ student }) => (
            <span className="grid gap-0.5">
              <bdi>{student.name}</bdi>
              <bdi className="break-all text-sm font-normal text-ink-faint">{student.email}</bdi>
            </span>
          ),
        },
        {
          id: "progress",
          header: t("progress"),
          cell: ({ student, progressPercent, completedLessons }) => (
            <span className="grid min-w-32 gap-0.5">
              <ProgressBar
                label={t("progress_of", { name: student.name })}
                hideLabel
                value={progressPercent}
                text={formatPercent(progressPercent, locale)}
              />
              <span className="text-xs text-ink-faint">{t("lessons_done", { count: completedLessons })}</span>
            </span>
          ),
        },
        {
          id: "status",
          header: t("status"),
          cell: ({ status }) => <Status tone={tones[status] ?? "neutral"}>{t(`enrolment_${status}`)}</Status>,
        },
        {
          id: "active",
          header: t("last_active"),
          cell: ({ lastActivityAt }) => (lastActivityAt ? <When at={lastActivityAt} since={now} /> : common("never")),
        },
        {
          id: "acts",
          header: common("acts"),
          hideHeader: true,
          align: "end",
          cell: ({ uuid, status, student }) => (
            <span className="flex flex-wrap items-center justify-end gap-1">
              {course.quizzes.map((quiz) => (
                <Link
                  key={quiz.uuid}
                  kind="quiet"
                  href={`${quizHref(course.uuid, quiz.uuid)}/attempts?student=${student.uuid}`}
                  aria-label={t("attempts_of", { name: student.name, quiz: quiz.title })}
                  className="px-2 text-sm"
                >
                  {course.quizzes.length > 1 ? t("attempts_at", { quiz: quiz.title }) : t("attempts")}
                </Link>
              ))}
              {holds("certificates.manage") &&
              course.certificateEnabled &&
              (status === "in_progress" || status === "completed") ? (
                <DialogLink
                  dialog="issue"
                  of={uuid}
                  variant="quiet"
                  icon="certificate"
                  aria-label={t("issue_to", { name: student.name })}
                >
                  {t("issue_short")}
                </DialogLink>
              ) : null}
              {status === "in_progress" ? (
                <DialogLink
                  dialog="remove"
                  of={uuid}
                  variant="quiet"
                  aria-label={t("remove_of", { name: student.name })}
                >
                  {t("remove")}
                </DialogLink>
              ) : null}
            </span>
          ),
        },
      ]}
    />
  );
}
