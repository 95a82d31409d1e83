import type { OutputOf } from "../../../../worker/kernel/verb";
import type { listManagedCourses } from "../../../../worker/modules/catalogue";
import { admin } from "../../../../worker/words/admin";
import { adminContent } from "../../../../worker/words/admin-content";
import { useReader, useWords } from "../../../locale";
import { Checkbox, Select } from "../../../ui";
import { FilterForm, RowLink } from "../../shared/list-frame";
import { courseStatuses } from "./course-menu";

type Course = OutputOf<typeof listManagedCourses>["items"][number];

/** A course's title, leading to where it is written, and who teaches it. */
export function CourseName({ course }: { course: Course }) {
  const t = useWords(adminContent);
  const { locale } = useReader();
  return (
    <span className="grid gap-0.5">
      <span lang={course.titleLocale} dir="auto">
        {course.deletedAt ? (
          course.title
        ) : (
          <RowLink href={`/instructor/courses/${course.uuid}`}>{course.title}</RowLink>
        )}
      </span>
      <bdi className="text-sm font-normal text-ink-faint">
        {course.instructors.length > 0
          ? course.instructors.map(({ name }) => name).join(locale === "ar" ? "، " : ", ")
          : t("no_instructor")}
      </bdi>
    </span>
  );
}

export function CourseFilters({ filters }: { filters: { q?: string; status?: string; deleted?: string } }) {
  const t = useWords(adminContent);
  const common = useWords(admin);
  return (
    <FilterForm
      search={{ label: t("search_courses"), value: filters.q }}
      narrowed={Boolean(filters.q || filters.status || filters.deleted)}
    >
      <Select
        name="status"
        label={t("status")}
        emptyLabel={common("any")}
        defaultValue={filters.status ?? ""}
        options={courseStatuses.map((value) => ({ value, label: t(`status_${value}`) }))}
      />
      <Checkbox
        name="deleted"
        value="true"
        label={common("deleted")}
        defaultChecked={filters.deleted === "true"}
        className="sm:pb-2"
      />
    </FilterForm>
  );
}
