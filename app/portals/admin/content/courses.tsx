import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../worker/kernel/verb";
import { type CourseStatus, listManagedCourses, mayBecome } from "../../../../worker/modules/catalogue";
import { admin } from "../../../../worker/words/admin";
import { adminContent } from "../../../../worker/words/admin-content";
import { formatNumber, translator } from "../../../../worker/words/format";
import { typed, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { ButtonLink, DataTable, EmptyState, FormError, Menu, Status } from "../../../ui";
import { filtersOf } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { useHolds } from "../../shared/holds";
import { ListPages } from "../../shared/list-frame";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { When } from "../../shared/when";
import { actOnCourse, courseActOf, doneOf, missingOf } from "./act-on-course";
import { CourseFilters, CourseName } from "./course-cells";
import { courseMenu, courseStatuses, statusTone } from "./course-menu";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = filtersOf(request.url, ["q", "status", "deleted", "cursor"]);
  const page = await context.run(listManagedCourses, filters as InputOf<typeof listManagedCourses>);
  const becomes = (from: CourseStatus) => courseStatuses.filter((to) => to !== from && mayBecome(from, to));
  return {
    title: translator(adminContent, context.locale)("courses_title"),
    brand: context.tenant.brand.name,
    filters,
    page: { ...page, items: page.items.map((course) => ({ ...course, becomes: becomes(course.status) })) },
    now: context.nowIso,
  };
}
export const meta = privateMeta;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const wanted = courseActOf(form);
  if (!wanted) throw new Response(null, { status: 400 });
  const attempt = await actOnCourse(context, wanted);
  if (attempt.ok) return afterAct(request, doneOf(wanted.act), wanted.act === "delete" ? { undo: wanted.uuid } : {});
  return { refused: { problem: attempt.problem, values: typed(form) }, missing: missingOf(attempt.problem) };
}

const actsForm = "course-acts";

export default function Courses() {
  const t = useWords(adminContent);
  const common = useWords(admin);
  const holds = useHolds();
  const { locale } = useReader();
  const { filters, page, now } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refused = data?.refused;
  const refusal = useRefusal(refused);
  const missing = (data?.missing ?? []).map((what) => t(`missing_${what}`));
  return (
    <>
      <PageHeader
        title={t("courses_title")}
        lead={t("courses_lead")}
        actions={
          holds("courses.create") ? (
            <ButtonLink href="/instructor/courses/new" variant="primary" icon="plus">
              {t("new_course")}
            </ButtonLink>
          ) : null
        }
      />
      <DoneNotice
        say={(done) => t(`done_${done}` as "done_edit")}
        undo={{ act: "restore", field: "uuid" }}
        hidden={Boolean(refused)}
      />
      {refusal.message ? (
        <div className="mb-5">
          <FormError title={refusal.message}>
            {missing.length > 0 ? <p>{t("missing", { what: new Intl.ListFormat(locale).format(missing) })}</p> : null}
          </FormError>
        </div>
      ) : null}
      <CourseFilters filters={filters} />
      {/* The menus' buttons are this form's: one for the whole list. */}
      <Form method="post" id={actsForm} />
      <DataTable
        caption={t("courses_title")}
        hideCaption
        rows={page.items}
        rowKey={(course) => course.uuid}
        empty={
          <EmptyState icon="book" title={t("courses_empty")}>
            {t("courses_empty_text")}
          </EmptyState>
        }
        columns={[
          {
            id: "course",
            header: t("course"),
            phone: "lead",
            cell: (course) => <CourseName course={course} />,
          },
          {
            id: "status",
            header: t("status"),
            cell: (course) => <Status tone={statusTone[course.status]}>{t(`status_${course.status}`)}</Status>,
          },
          {
            id: "students",
            header: t("students"),
            align: "end",
            cell: ({ studentCount }) =>
              studentCount >= 1000 ? t("students_more", { count: studentCount }) : formatNumber(studentCount, locale),
          },
          {
            id: "updated",
            header: t("updated"),
            cell: (course) => <When at={course.deletedAt ?? course.updatedAt} since={now} />,
          },
          {
            id: "acts",
            header: common("acts"),
            hideHeader: true,
            phone: "side",
            align: "end",
            cell: (course) => (
              <Menu
                label={common("acts_of", { name: course.title })}
                icon="more"
                groups={courseMenu({ course, form: actsForm, t, common, holds })}
              />
            ),
          },
        ]}
      />
      <ListPages shown={page.items.length} total={page.total} next={page.next} />
    </>
  );
}
