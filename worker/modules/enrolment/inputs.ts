import * as v from "valibot";
import { email, optionalLine, slug, uuid } from "../../kernel/inputs";
import { cursorInput, limitInput } from "../../kernel/paging";

export const enrolmentStatuses = ["in_progress", "completed", "dropped", "expired"] as const;

/** A choice of a filter form, where "" means none. */
const status = v.optional(
  v.pipe(
    v.picklist([...enrolmentStatuses, ""] as const),
    v.transform((s) => (s === "" ? undefined : s)),
  ),
);

/** The course, by one of its two names. */
export const Enrol = v.union([v.strictObject({ courseUuid: uuid }), v.strictObject({ courseSlug: slug })]);

export const ByUuid = v.strictObject({ uuid });

export const ListMine = v.strictObject({ status, cursor: cursorInput, limit: limitInput(60, 24) });

export const ListOfCourse = v.strictObject({
  courseUuid: uuid,
  q: optionalLine(200),
  status,
  cursor: cursorInput,
  limit: limitInput(100, 50),
});
export type CourseFilters = v.InferOutput<typeof ListOfCourse>;

/** The student, by e-mail address or by uuid. */
export const EnrolStudent = v.union([
  v.strictObject({ courseUuid: uuid, email }),
  v.strictObject({ courseUuid: uuid, userUuid: uuid }),
]);
