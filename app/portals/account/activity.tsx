import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { ownAudit } from "../../../worker/modules/audit";
import { account } from "../../../worker/words/account";
import { actWords } from "../../../worker/words/acts";
import { formatDate, translator } from "../../../worker/words/format";
import { useReader, useWords } from "../../locale";
import { ButtonLink, DataTable, EmptyState } from "../../ui";
import { PageHeader } from "../shared/page-header";
import { privateMeta } from "../shared/private-meta";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get("cursor") ?? undefined;
  return {
    title: translator(account, context.locale)("activity_title"),
    brand: context.tenant.brand.name,
    page: await context.run(ownAudit, { cursor, limit: 50 }),
    first: cursor === undefined,
  };
}
export const meta = privateMeta;

export default function Activity() {
  const t = useWords(account);
  const { locale, timeZone } = useReader();
  const { page, first } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t("activity_title")} lead={t("activity_lead")} />
      {page.items.length === 0 ? <EmptyState icon="clock" title={t("activity_empty")} /> : null}
      {page.items.length > 0 ? (
        <DataTable
          caption={t("activity_title")}
          rows={page.items}
          rowKey={(row) => row.id}
          columns={[
            { id: "what", header: t("what"), cell: (row) => actWords(row, locale), phone: "lead" },
            {
              id: "who",
              header: t("who"),
              cell: (row) =>
                row.byMe ? t("by_you") : (row.actorName ?? t(row.action === "refused" ? "by_stranger" : "by_system")),
            },
            {
              id: "when",
              header: t("when"),
              cell: (row) => <time dateTime={row.at}>{formatDate(row.at, locale, { timeZone, time: true })}</time>,
            },
          ]}
        />
      ) : null}
      <nav aria-label={t("activity_title")} className="mt-6 flex gap-3">
        {first ? null : <ButtonLink href="/account/activity">{t("newer")}</ButtonLink>}
        {page.next ? (
          <ButtonLink href={`/account/activity?cursor=${encodeURIComponent(page.next)}`}>{t("older")}</ButtonLink>
        ) : null}
      </nav>
    </>
  );
}
