import type { OutputOf } from "../../../../worker/kernel/verb";
import type { readHealth } from "../../../../worker/modules/operations";
import { operations } from "../../../../worker/words/operations";
import { useWords } from "../../../locale";
import { Badge, DataTable, EmptyState } from "../../../ui";
import { When } from "../../shared/when";

/** What has fired, newest first, and until when. */
export function AlertList({ alerts }: { alerts: OutputOf<typeof readHealth>["alerts"] }) {
  const t = useWords(operations);
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-semibold">{t("alerts")}</h2>
      <DataTable
        caption={t("alerts")}
        hideCaption
        rows={alerts}
        rowKey={(alert) => alert.uuid}
        empty={
          <EmptyState icon="bell" title={t("alerts_empty")}>
            {t("alerts_empty_text")}
          </EmptyState>
        }
        columns={[
          {
            id: "rule",
            header: t("rule"),
            phone: "lead",
            cell: (alert) => (
              <span className="grid gap-0.5">
                <span>{t(alert.rule)}</span>
                <span className="text-sm font-normal text-ink-faint">
                  {t(`${alert.rule}_text`, { figure: alert.figure })}
                </span>
              </span>
            ),
          },
          { id: "fired", header: t("fired"), cell: (alert) => <When at={alert.firedAt} time /> },
          {
            id: "resolved",
            header: t("resolved"),
            cell: (alert) =>
              alert.resolvedAt ? <When at={alert.resolvedAt} time /> : <Badge tone="danger">{t("still_open")}</Badge>,
          },
        ]}
      />
    </section>
  );
}
