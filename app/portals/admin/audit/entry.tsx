import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { readAudit } from "../../../../worker/modules/audit";
import { actWords } from "../../../../worker/words/acts";
import { admin } from "../../../../worker/words/admin";
import { adminAudit } from "../../../../worker/words/admin-audit";
import { useReader, useWords } from "../../../locale";
import { Breadcrumbs, Card, EmptyState, Link, PageHeader } from "../../../ui";
import { privateMeta } from "../../shared/private-meta";
import { When } from "../../shared/when";
import { Facts } from "../facts";
import { Changes } from "./changes";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const line = await context.run(readAudit, { id: params.id ?? "" });
  return { title: actWords(line, context.locale), brand: context.tenant.brand.name, line };
}
export const meta = privateMeta;

/** Where a thing named in the trail has a page of its own. */
const pageOf: Record<string, (uuid: string) => string> = {
  users: (uuid) => `/admin/users/${uuid}`,
  courses: (uuid) => `/instructor/courses/${uuid}`,
};

export default function Entry() {
  const t = useWords(adminAudit);
  const common = useWords(admin);
  const { locale } = useReader();
  const { line } = useLoaderData<typeof loader>();
  const { actor, entityType, entityUuid, detail } = line;
  const open = entityUuid ? pageOf[entityType]?.(entityUuid) : undefined;
  const hasDetail = detail && Object.keys(detail).length > 0;
  return (
    <>
      <PageHeader
        title={actWords(line, locale)}
        lead={<When at={line.at} time zoneName />}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/admin/audit" }, { label: t("entry_title") }]}
          />
        }
      />
      <div className="grid gap-8">
        <Card as="section">
          <Facts
            wide
            items={[
              {
                label: t("who"),
                value: actor ? (
                  <>
                    <Link href={`/admin/users/${actor.uuid}`}>
                      <bdi>{actor.name}</bdi>
                    </Link>{" "}
                    <bdi className="text-sm text-ink-faint">{actor.email}</bdi>
                  </>
                ) : (
                  common("system")
                ),
              },
              { label: t("verb"), value: <code dir="ltr">{line.verb}</code> },
              {
                label: t("identifier"),
                value: entityUuid ? (
                  <>
                    <code dir="ltr" className="text-sm break-all">
                      {entityUuid}
                    </code>
                    <span className="flex flex-wrap gap-x-4 text-sm">
                      <Link href={`/admin/audit?entityType=${entityType}&entityUuid=${entityUuid}`}>
                        {t("same_thing")}
                      </Link>
                      {open ? <Link href={open}>{t("open_thing")}</Link> : null}
                    </span>
                  </>
                ) : (
                  "–"
                ),
              },
              { label: t("address"), value: <bdi>{line.address ?? "–"}</bdi> },
              { label: t("agent"), value: <bdi className="text-sm">{line.agent ?? "–"}</bdi> },
              {
                label: t("request"),
                value: (
                  <code dir="ltr" className="text-sm break-all">
                    {line.requestId}
                  </code>
                ),
              },
            ]}
          />
        </Card>
        {line.before || line.after ? <Changes before={line.before} after={line.after} caption={t("changes")} /> : null}
        {hasDetail ? <Changes before={null} after={detail} caption={t("detail")} /> : null}
        {line.before || line.after || hasDetail ? null : <EmptyState icon="clock" title={t("no_changes")} />}
      </div>
    </>
  );
}
