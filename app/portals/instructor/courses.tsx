import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../worker/kernel/verb";
import { listManagedCourses, restoreCourse } from "../../../worker/modules/catalogue";
import { admin } from "../../../worker/words/admin";
import { formatNumber, translator } from "../../../worker/words/format";
import { instructor } from "../../../worker/words/instructor";
import { useRefusal } from "../../forms";
import { useReader, useWords } from "../../locale";
import { ButtonLink, DataTable, EmptyState, FormError, Select, Status } from "../../ui";
import { filtersOf } from "../shared/address";
import { DoneNotice } from "../shared/done-notice";
import { useHolds } from "../shared/holds";
import { FilterForm, ListPages, RowLink } from "../shared/list-frame";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";
import { When } from "../shared/when";
import { actOn } from "./course/act";
import { courseHref } from "./course/course-context";
import { courseStatuses, statusTone } from "./course/status";
import { useUndo } from "./course/undo";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = filtersOf(request.url, ["q", "status", "cursor"]);
  return {
    title: translator(instructor, context.locale)("courses"),
    brand: context.tenant.brand.name,
    filters,
    page: await context.run(listManagedCourses, filters as InputOf<typeof listManagedCourses>),
    now: context.nowIso,
  };
}
export const meta = privateMeta;

/** Brings back the course that was deleted on its page of settings. */
export async function action({ context, request }: ActionFunctionArgs) {
  return actOn({ context, request, form: await request.formData() }, { restore_course: restoreCourse });
}

export default function Courses() {
  const t = useWords(instructor);
  const common = useWords(admin);
  const holds = useHolds();
  const { locale } = useReader();
  const { filters, page, now } = useLoaderData<typeof loader>();
  const refusal = useRefusal(useActionData<typeof action>()?.refused);
  const undo = useUndo();
  const narrowed = Boolean(filters.q || filters.status);
  const begin = holds("courses.create") ? (
    <ButtonLink href="/instructor/courses/new" variant="primary" icon="plus">
      {t("new_course")}
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHeader title={t("courses")} lead={t("courses_lead")} actions={begin} />
      <DoneNotice
        say={(done) => t(`done_${done}` as "done_delete_course")}
        {...(undo ? { undo } : {})}
        hidden={refusal.code !== null}
      />
      {refusal.message ? <FormError title={refusal.message} /> : null}
      <FilterForm search={{ label: t("search_courses"), value: filters.q }} narrowed={narrowed}>
        <Select
          name="status"
          label={t("status")}
          emptyLabel={common("any")}
          defaultValue={filters.status ?? ""}
          options={courseStatuses.map((value) => ({ value, label: t(`status_${value}`) }))}
        />
      </FilterForm>
      <DataTable
        caption={t("courses")}
        hideCaption
        rows={page.items}
        rowKey={({ uuid }) => uuid}
        empty={
          <EmptyState
            icon="book"
            title={t(narrowed ? "courses_none" : "courses_empty")}
            {...(narrowed ? {} : { action: begin })}
          >
            {t(narrowed ? "courses_none_text" : "courses_empty_text")}
          </EmptyState>
        }
        columns={[
          {
            id: "course",
            header: t("course"),
            phone: "lead",
            cell: (course) => (
              <span className="grid gap-0.5">
                <span lang={course.titleLocale} dir="auto">
                  <RowLink href={courseHref(course.uuid)}>{course.title}</RowLink>
                </span>
                <span className="text-sm font-normal text-ink-faint">
                  {t("lessons_count", { count: course.lessonCount })}
                </span>
              </span>
            ),
          },
          {
            id: "status",
            header: t("status"),
            cell: ({ status }) => <Status tone={statusTone[status]}>{t(`status_${status}`)}</Status>,
          },
          {
            id: "students",
            header: t("students"),
            align: "end",
            cell: ({ uuid, studentCount }) =>
              holds("enrolments.manage") ? (
                <RowLink href={`${courseHref(uuid)}/students`}>{formatNumber(studentCount, locale)}</RowLink>
              ) : (
                formatNumber(studentCount, locale)
              ),
          },
          { id: "updated", header: t("updated"), cell: ({ updatedAt }) => <When at={updatedAt} since={now} /> },
        ]}
      />
      <ListPages shown={page.items.length} total={page.total} next={page.next} />
    </>
  );
}
