import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../worker/kernel/verb";
import { searchAudit } from "../../../../worker/modules/audit";
import { actWords } from "../../../../worker/words/acts";
import { admin } from "../../../../worker/words/admin";
import { adminAudit } from "../../../../worker/words/admin-audit";
import { translator } from "../../../../worker/words/format";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { DataTable, EmptyState, FormError } from "../../../ui";
import { ActButton } from "../../shared/act-dialog";
import { filtersOf } from "../../shared/address";
import { useHolds } from "../../shared/holds";
import { ExportLink, ListPages, RowLink } from "../../shared/list-frame";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { When } from "../../shared/when";
import { checkSeals } from "./check-seals";
import { AuditFilterForm, auditFilters } from "./filters";
import { SealResult } from "./seal-result";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = filtersOf(request.url, auditFilters);
  return {
    title: translator(adminAudit, context.locale)("title"),
    brand: context.tenant.brand.name,
    filters,
    page: await context.run(searchAudit, { ...filters, limit: 50 } as InputOf<typeof searchAudit>),
  };
}
export const meta = privateMeta;

/** The one act of this page: checking the seals. It changes nothing. */
export async function action({ context, request }: ActionFunctionArgs) {
  const attempt = await checkSeals(context, await request.formData());
  return attempt.ok
    ? { check: attempt.value, refused: null }
    : { check: null, refused: { problem: attempt.problem, values: {} } };
}

export default function Audit() {
  const t = useWords(adminAudit);
  const common = useWords(admin);
  const { locale } = useReader();
  const holds = useHolds();
  const { filters, page } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(data?.refused);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            {holds("audit.export") ? <ExportLink href="/admin/audit/export" label={t("export")} /> : null}
            <ActButton act="seals" icon="shield" size="md">
              {t("verify")}
            </ActButton>
          </>
        }
      />
      <div className="mb-6 grid gap-3 empty:hidden">
        {refusal.message ? <FormError title={refusal.message} /> : null}
        {data?.check ? <SealResult check={data.check} /> : null}
      </div>
      <AuditFilterForm filters={filters} />
      <DataTable
        caption={t("title")}
        hideCaption
        rows={page.items}
        rowKey={(line) => line.id}
        empty={
          <EmptyState icon="clock" title={t("empty_title")}>
            {t("empty_text")}
          </EmptyState>
        }
        columns={[
          {
            id: "what",
            header: t("what"),
            phone: "lead",
            cell: (line) => (
              <span className="grid gap-0.5">
                <RowLink href={`/admin/audit/${line.id}`}>{actWords(line, locale)}</RowLink>
                <code dir="ltr" className="text-start text-xs font-normal text-ink-faint">
                  {line.verb}
                </code>
              </span>
            ),
          },
          {
            id: "who",
            header: t("who"),
            cell: (line) =>
              line.actor ? (
                <RowLink href={`/admin/users/${line.actor.uuid}`}>
                  <bdi>{line.actor.name}</bdi>
                </RowLink>
              ) : (
                common("system")
              ),
          },
          { id: "when", header: t("when"), cell: (line) => <When at={line.at} time /> },
          { id: "where", header: t("where"), cell: (line) => <bdi className="break-all">{line.address ?? "–"}</bdi> },
        ]}
      />
      <ListPages shown={page.items.length} next={page.next} />
    </>
  );
}
