import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { listStatements } from "../../../worker/modules/billing";
import { translator } from "../../../worker/words/format";
import { statements } from "../../../worker/words/statements";
import { useWords } from "../../locale";
import { DataTable, EmptyState } from "../../ui";
import { filtersOf } from "../shared/address";
import { ListPages } from "../shared/list-frame";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";
import { useStatementColumns } from "./statement-columns";

export async function loader({ context, request }: LoaderFunctionArgs) {
  return {
    title: translator(statements, context.locale)("title"),
    brand: context.tenant.brand.name,
    page: await context.run(listStatements, filtersOf(request.url, ["cursor"])),
  };
}
export const meta = privateMeta;

export default function Statements() {
  const t = useWords(statements);
  const { page } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <DataTable
        caption={t("title")}
        hideCaption
        rows={page.items}
        rowKey={({ uuid }) => uuid}
        empty={
          <EmptyState icon="file" title={t("empty")}>
            {t("empty_text")}
          </EmptyState>
        }
        columns={useStatementColumns(true)}
      />
      <ListPages shown={page.items.length} next={page.next} />
    </>
  );
}
