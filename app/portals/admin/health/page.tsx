import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { readHealth } from "../../../../worker/modules/operations";
import { translator } from "../../../../worker/words/format";
import { operations } from "../../../../worker/words/operations";
import { useWords } from "../../../locale";
import { EmptyState, Notice } from "../../../ui";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { AlertList } from "./alert-list";
import { FigureTables, HealthCharts, HealthStats } from "./figures";

export async function loader({ context }: LoaderFunctionArgs) {
  return {
    title: translator(operations, context.locale)("title"),
    brand: context.tenant.brand.name,
    health: await context.run(readHealth, {}),
  };
}
export const meta = privateMeta;

export default function Health() {
  const t = useWords(operations);
  const { health } = useLoaderData<typeof loader>();
  const { alerts, state, windows, figures } = health;
  const open = alerts.filter((alert) => alert.resolvedAt === null);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid gap-8">
        {open.length === 0 ? (
          <Notice tone="success" title={t("all_well")}>
            {t("all_well_text")}
          </Notice>
        ) : (
          <Notice tone="danger" title={t("open_alerts", { count: open.length })}>
            <ul className="grid gap-1">
              {open.map((alert) => (
                <li key={alert.uuid}>{t(`${alert.rule}_text`, { figure: alert.figure })}</li>
              ))}
            </ul>
          </Notice>
        )}
        <HealthStats state={state} windows={windows} />
        {windows && figures ? (
          <>
            <HealthCharts windows={windows} />
            <FigureTables figures={figures} />
          </>
        ) : (
          <EmptyState icon="chart" title={t("figures_away")}>
            {t("figures_away_text")}
          </EmptyState>
        )}
        <AlertList alerts={alerts} />
      </div>
    </>
  );
}
