import { adminBilling } from "../../../../worker/words/admin-billing";
import { formatMoney } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { DataTable, Status } from "../../../ui";
import { taxWords } from "../../shared/tax-words";
import type { ManagedOrder } from "./order";

/** What was bought, and the sums. */
export function OrderLines({ order }: { order: ManagedOrder }) {
  const t = useWords(adminBilling);
  const { locale } = useReader();
  const money = (minor: number) => formatMoney(minor, order.currency, locale);
  const sums = [
    [t("price"), order.subtotal],
    ...(order.discount > 0 ? [[t("discount"), -order.discount] as const] : []),
    ...order.taxes
      .filter(({ amount }) => amount > 0)
      .map((tax) => [t(order.taxInclusive ? "tax_within" : "tax_added", taxWords(tax, locale)), tax.amount] as const),
    [t("total"), order.total],
  ] as const;
  return (
    <section className="grid gap-4">
      <DataTable
        caption={t("lines")}
        rows={order.lines}
        rowKey={(line) => line.uuid}
        columns={[
          { id: "thing", header: t("thing"), phone: "lead", cell: ({ title }) => <bdi>{title}</bdi> },
          {
            id: "held",
            header: t("state"),
            cell: ({ isHeld }) => (
              <Status tone={isHeld ? "success" : "neutral"}>{t(isHeld ? "held" : "not_held")}</Status>
            ),
          },
          { id: "total", header: t("total"), align: "end", cell: ({ total }) => money(total) },
        ]}
      />
      <dl className="grid justify-end gap-1 sm:pe-4">
        {sums.map(([label, amount]) => (
          <div key={label} className="flex justify-between gap-10 text-ink-muted last:font-semibold last:text-ink">
            <dt>{label}</dt>
            <dd className="tabular-nums">{money(amount)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
