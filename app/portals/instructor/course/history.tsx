import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../worker/kernel/verb";
import { courseAudit } from "../../../../worker/modules/audit";
import { actWords } from "../../../../worker/words/acts";
import { admin } from "../../../../worker/words/admin";
import { translator } from "../../../../worker/words/format";
import { instructor } from "../../../../worker/words/instructor";
import { useReader, useWords } from "../../../locale";
import { DataTable, EmptyState } from "../../../ui";
import { filtersOf } from "../../shared/address";
import { ListPages } from "../../shared/list-frame";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { When } from "../../shared/when";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { cursor } = filtersOf(request.url, ["cursor"]);
  return {
    title: translator(instructor, context.locale)("history"),
    brand: context.tenant.brand.name,
    page: await context.run(courseAudit, { courseUuid: params.course ?? "", cursor } as InputOf<typeof courseAudit>),
  };
}
export const meta = privateMeta;

/** Columns by the name the database has for them: the exact name, where an author may ask what it means. */
export default function History() {
  const t = useWords(instructor);
  const common = useWords(admin);
  const { locale } = useReader();
  const { page } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t("history")} lead={t("history_lead")} />
      <DataTable
        caption={t("history")}
        hideCaption
        rows={page.items}
        rowKey={({ id }) => id}
        empty={<EmptyState icon="history" title={t("history_empty")} />}
        columns={[
          {
            id: "act",
            header: t("what"),
            phone: "lead",
            cell: (entry) => (
              <span className="grid gap-0.5">
                <span>{actWords(entry, locale)}</span>
                {entry.changed.length > 0 ? (
                  <code dir="ltr" className="break-all text-xs font-normal text-ink-faint">
                    {entry.changed.filter((column) => column !== "updated_at").join(", ")}
                  </code>
                ) : null}
              </span>
            ),
          },
          { id: "who", header: t("who"), cell: ({ actor }) => <bdi>{actor?.name ?? common("system")}</bdi> },
          { id: "when", header: t("when"), cell: ({ at }) => <When at={at} time /> },
        ]}
      />
      <ListPages shown={page.items.length} next={page.next} />
    </>
  );
}
