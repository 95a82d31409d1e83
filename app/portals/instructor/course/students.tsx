import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../worker/kernel/verb";
import { issueByHand } from "../../../../worker/modules/credentials";
import { enrolStudent, listOfCourse, remove } from "../../../../worker/modules/enrolment";
import { courseProgress } from "../../../../worker/modules/progress";
import { admin } from "../../../../worker/words/admin";
import { translator } from "../../../../worker/words/format";
import { instructor } from "../../../../worker/words/instructor";
import { useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { EmptyState, FormError, Select, TextField } from "../../../ui";
import { ActDialog, DialogLink, hasRefused, useOpenDialog } from "../../shared/act-dialog";
import { filtersOf, unlessDialog } from "../../shared/address";
import { DoneNotice } from "../../shared/done-notice";
import { FilterForm, ListPages } from "../../shared/list-frame";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { actOn } from "./act";
import { ProgressFigures } from "./progress-figures";
import { Roster } from "./roster";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const courseUuid = params.course ?? "";
  const filters = filtersOf(request.url, ["q", "status", "cursor"]);
  const [page, progress] = await Promise.all([
    context.run(listOfCourse, { courseUuid, ...filters } as InputOf<typeof listOfCourse>),
    context.run(courseProgress, { courseUuid }),
  ]);
  return {
    title: translator(instructor, context.locale)("students"),
    brand: context.tenant.brand.name,
    filters,
    page,
    progress,
    key: crypto.randomUUID(),
    now: context.nowIso,
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;
export type StudentsPage = ReturnType<typeof useLoaderData<typeof loader>>;

const verbs = { enrol: enrolStudent, remove, issue: issueByHand };

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData();
  return actOn({ context, request, form }, verbs, (input, act) =>
    act === "enrol" ? { ...input, courseUuid: params.course } : input,
  );
}

const statuses = ["in_progress", "completed", "dropped", "expired"] as const;

export default function Students() {
  const t = useWords(instructor);
  const common = useWords(admin);
  const data = useLoaderData<typeof loader>();
  const { filters, page, progress, key } = data;
  const refused = useActionData<typeof action>()?.refused;
  const { dialog, of } = useOpenDialog();
  const refusal = useRefusal(hasRefused(refused, "enrol"));
  const direct = useRefusal(dialog ? undefined : refused);
  const chosen = page.items.find(({ uuid }) => uuid === of);
  const narrowed = Boolean(filters.q || filters.status);
  return (
    <>
      <PageHeader
        title={t("students")}
        lead={t("students_lead")}
        actions={
          <DialogLink dialog="enrol" variant="primary" size="md" icon="plus">
            {t("enrol")}
          </DialogLink>
        }
      />
      <DoneNotice say={(done) => t(`done_${done}` as "done_enrol")} hidden={Boolean(refused)} />
      {direct.message ? <FormError title={direct.message} /> : null}
      <ProgressFigures progress={progress} />
      <h2 className="mt-10 mb-4 text-lg">{t("roster")}</h2>
      <FilterForm search={{ label: t("search_students"), value: filters.q }} narrowed={narrowed}>
        <Select
          name="status"
          label={t("status")}
          emptyLabel={common("any")}
          defaultValue={filters.status ?? ""}
          options={statuses.map((value) => ({ value, label: t(`enrolment_${value}`) }))}
        />
      </FilterForm>
      <Roster
        data={data}
        empty={
          <EmptyState icon="users" title={t(narrowed ? "roster_none" : "roster_empty")}>
            {t(narrowed ? "roster_none_text" : "roster_empty_text")}
          </EmptyState>
        }
      />
      <ListPages shown={page.items.length} total={page.total} next={page.next} />
      {dialog === "enrol" ? (
        <ActDialog
          act="enrol"
          title={t("enrol")}
          description={t("enrol_text")}
          confirm={t("enrol")}
          refused={refused}
          fields={{ _key: key }}
        >
          <TextField
            name="email"
            type="email"
            label={t("email")}
            hint={t("email_hint")}
            required
            maxLength={254}
            defaultValue={refusal.value("email")}
            error={refusal.field("email") ?? (refusal.code === "not_found" ? t("nobody_found") : null)}
          />
        </ActDialog>
      ) : null}
      {dialog === "remove" && chosen ? (
        <ActDialog
          act="remove"
          title={t("remove_title", { name: chosen.student.name })}
          description={t("remove_text")}
          confirm={t("remove")}
          danger
          refused={refused}
          fields={{ uuid: chosen.uuid }}
        />
      ) : null}
      {dialog === "issue" && chosen ? (
        <ActDialog
          act="issue"
          title={t("issue_title", { name: chosen.student.name })}
          description={t("issue_text")}
          confirm={t("issue")}
          refused={refused}
          fields={{ enrolmentUuid: chosen.uuid, _key: key }}
        />
      ) : null}
    </>
  );
}
