import { acts } from "../../../../worker/words/acts";
import { admin } from "../../../../worker/words/admin";
import { adminAudit } from "../../../../worker/words/admin-audit";
import { useWords } from "../../../locale";
import { Notice, Select, TextField } from "../../../ui";
import { FilterForm } from "../../shared/list-frame";

export const auditFilters = ["q", "action", "entityType", "entityUuid", "actorUuid", "from", "to", "cursor"] as const;
export type AuditFilters = Partial<Record<(typeof auditFilters)[number], string>>;

const actions = [
  "created",
  "updated",
  "deleted",
  "restored",
  "viewed",
  "downloaded",
  "logged_in",
  "logged_out",
  "refused",
] as const;
/** Kinds of things that the trail has words for; others are found by their name in the search box. */
const things = [
  "users",
  "students",
  "instructors",
  "user_invitations",
  "user_roles",
  "roles",
  "role_permissions",
  "courses",
  "course_instructors",
  "sections",
  "lessons",
  "content_items",
  "materials",
  "categories",
  "enrollments",
  "quizzes",
  "quiz_questions",
  "quiz_attempts",
  "certificates",
  "media_files",
  "lookup_types",
  "lookups",
  "system_settings",
] as const;

/** The filters of the audit trail. A person or a thing comes from a link on its own page, and stays until the filters are cleared. */
export function AuditFilterForm({ filters }: { filters: AuditFilters }) {
  const t = useWords(adminAudit);
  const common = useWords(admin);
  const word = useWords(acts);
  const narrowed = auditFilters.some((name) => name !== "cursor" && filters[name]);
  return (
    <>
      {filters.actorUuid || filters.entityUuid ? (
        <div className="mb-4">
          <Notice>{t(filters.actorUuid ? "only_actor" : "only_thing")}</Notice>
        </div>
      ) : null}
      <FilterForm search={{ label: t("search"), value: filters.q }} narrowed={narrowed}>
        <Select
          name="action"
          label={t("act")}
          emptyLabel={common("any")}
          defaultValue={filters.action ?? ""}
          options={actions.map((value) => ({ value, label: word(value) }))}
        />
        <Select
          name="entityType"
          label={t("thing")}
          emptyLabel={common("any")}
          defaultValue={filters.entityType ?? ""}
          options={things.map((value) => ({ value, label: word(value) }))}
        />
        <TextField name="from" type="date" label={t("from")} defaultValue={filters.from} />
        <TextField name="to" type="date" label={t("until")} defaultValue={filters.to} />
        {filters.actorUuid ? <input type="hidden" name="actorUuid" value={filters.actorUuid} /> : null}
        {filters.entityUuid ? <input type="hidden" name="entityUuid" value={filters.entityUuid} /> : null}
      </FilterForm>
    </>
  );
}
