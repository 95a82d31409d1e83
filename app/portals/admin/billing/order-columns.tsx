import { adminBilling } from "../../../../worker/words/admin-billing";
import { formatMoney } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { Badge, type Column } from "../../../ui";
import { RowLink } from "../../shared/list-frame";
import { OrderStatus } from "../../shared/order-state";
import { When } from "../../shared/when";
import type { Orders } from "./orders";

export const orderHref = (uuid: string) => `/admin/billing/orders/${uuid}`;

export function useOrderColumns(now: string): Column<Orders["page"]["items"][number]>[] {
  const t = useWords(adminBilling);
  const { locale } = useReader();
  return [
    {
      id: "order",
      header: t("order"),
      phone: "lead",
      cell: (order) => (
        <RowLink href={orderHref(order.uuid)}>
          <bdi>{order.lines.map(({ title }) => title).join(", ")}</bdi>
        </RowLink>
      ),
    },
    {
      id: "buyer",
      header: t("buyer"),
      cell: ({ buyer }) => (
        <span className="grid min-w-0">
          <bdi>{buyer.name}</bdi>
          <bdi className="truncate text-ink-faint">{buyer.email}</bdi>
        </span>
      ),
    },
    {
      id: "state",
      header: t("state"),
      cell: (order) => (
        <span className="flex flex-wrap items-center gap-2">
          <OrderStatus order={order} />
          {order.dispute ? (
            <Badge tone={order.dispute === "won" ? "neutral" : "warning"}>{t(`dispute_${order.dispute}`)}</Badge>
          ) : null}
        </span>
      ),
    },
    {
      id: "total",
      header: t("total"),
      align: "end",
      cell: ({ total, currency }) => formatMoney(total, currency, locale),
    },
    { id: "placed", header: t("placed"), cell: ({ placedAt }) => <When at={placedAt} since={now} /> },
  ];
}
