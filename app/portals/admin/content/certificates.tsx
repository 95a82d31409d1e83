import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../worker/kernel/verb";
import { listCertificates, reissueCertificate, revokeCertificate } from "../../../../worker/modules/credentials";
import { admin } from "../../../../worker/words/admin";
import { adminFiles } from "../../../../worker/words/admin-files";
import { formatNumber, translator } from "../../../../worker/words/format";
import { formInput, typed, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { DataTable, EmptyState, Select, TextArea } from "../../../ui";
import { ActDialog, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { filtersOf, unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { FilterForm, ListPages } from "../../shared/list-frame";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { CertificateActs, CertificateIssue, CertificateName, CertificateState } from "./certificate-cells";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = filtersOf(request.url, ["q", "status", "courseUuid", "cursor"]);
  return {
    title: translator(adminFiles, context.locale)("certificates_title"),
    brand: context.tenant.brand.name,
    filters,
    page: await context.run(listCertificates, { ...filters, limit: 30 } as InputOf<typeof listCertificates>),
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const act = form.get("_do") === "revoke" ? "revoke" : "reissue";
  const attempt =
    act === "revoke"
      ? await context.attempt(revokeCertificate, formInput(form))
      : await context.attempt(reissueCertificate, formInput(form), String(form.get("_key")));
  if (attempt.ok) return afterAct(request, act);
  const refused: RefusedAct = { act, problem: attempt.problem, values: typed(form) };
  return { refused };
}

const statuses = ["valid", "revoked"] as const;

export default function Certificates() {
  const t = useWords(adminFiles);
  const common = useWords(admin);
  const { locale } = useReader();
  const { filters, page, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const refusal = useRefusal(refused);
  const { dialog, of } = useOpenDialog();
  const chosen = page.items.find((certificate) => certificate.uuid === of && certificate.status === "valid");
  return (
    <>
      <PageHeader title={t("certificates_title")} lead={t("certificates_lead")} />
      <DoneNotice say={(done) => t(`done_${done}` as "done_revoke")} hidden={Boolean(refused)} />
      <FilterForm
        search={{ label: t("search_certificates"), value: filters.q }}
        narrowed={Boolean(filters.q || filters.status || filters.courseUuid)}
      >
        <Select
          name="status"
          label={t("status")}
          emptyLabel={common("any")}
          defaultValue={filters.status ?? ""}
          options={statuses.map((value) => ({ value, label: t(`status_${value}`) }))}
        />
        {filters.courseUuid ? <input type="hidden" name="courseUuid" value={filters.courseUuid} /> : null}
      </FilterForm>
      <DataTable
        caption={t("certificates_title")}
        hideCaption
        rows={page.items}
        rowKey={(certificate) => certificate.uuid}
        empty={
          <EmptyState icon="certificate" title={t("certificates_empty")}>
            {t("certificates_empty_text")}
          </EmptyState>
        }
        columns={[
          {
            id: "recipient",
            header: t("recipient"),
            phone: "lead",
            cell: (certificate) => <CertificateName certificate={certificate} />,
          },
          { id: "course", header: t("course"), cell: ({ course }) => <span dir="auto">{course.title}</span> },
          { id: "status", header: t("status"), cell: (certificate) => <CertificateState certificate={certificate} /> },
          {
            id: "issued",
            header: t("issued"),
            cell: (certificate) => <CertificateIssue certificate={certificate} />,
          },
          {
            id: "downloads",
            header: t("downloads"),
            align: "end",
            cell: ({ downloadCount }) => formatNumber(downloadCount, locale),
          },
          {
            id: "acts",
            header: common("acts"),
            hideHeader: true,
            align: "end",
            cell: (certificate) => <CertificateActs certificate={certificate} />,
          },
        ]}
      />
      <ListPages shown={page.items.length} total={page.total} next={page.next} />
      {chosen && dialog === "reissue" ? (
        <ActDialog
          act="reissue"
          title={t("reissue_title", { number: chosen.number })}
          description={t("reissue_text")}
          confirm={t("reissue")}
          refused={refused}
          fields={{ number: chosen.number, _key: key }}
        />
      ) : null}
      {chosen && dialog === "revoke" ? (
        <ActDialog
          act="revoke"
          title={t("revoke_title", { number: chosen.number })}
          description={t("revoke_text")}
          confirm={t("revoke")}
          danger
          refused={refused}
          fields={{ number: chosen.number }}
        >
          <TextArea
            name="reason"
            label={t("reason")}
            hint={t("reason_hint")}
            required
            maxLength={500}
            rows={3}
            defaultValue={refusal.value("reason")}
            error={refusal.field("reason")}
          />
        </ActDialog>
      ) : null}
    </>
  );
}
