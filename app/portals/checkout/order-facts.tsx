import type { OrderOut } from "../../../worker/modules/billing";
import { checkout } from "../../../worker/words/checkout";
import { formatMoney } from "../../../worker/words/format";
import { useReader, useWords } from "../../locale";
import { Card } from "../../ui";
import { InvoiceButton } from "../account/purchases/invoice-button";
import { OrderStatus } from "../shared/order-state";
import { taxWords } from "../shared/tax-words";
import { When } from "../shared/when";

/** The order itself: what, how much, its papers. */
export function OrderFacts({ order }: { order: OrderOut }) {
  const t = useWords(checkout);
  const { locale } = useReader();
  const money = (minor: number) => formatMoney(minor, order.currency, locale);
  const [before, after] = t("ordered").split("{when}");
  return (
    <Card as="section" padding="lg" className="grid gap-4" aria-labelledby="order-title">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="order-title" className="text-lg">
          {t("order")}
        </h2>
        <OrderStatus order={order} />
      </div>
      <ul className="grid gap-2">
        {order.lines.map((line) => (
          <li key={line.uuid} className="flex items-baseline justify-between gap-4">
            <bdi>{line.title}</bdi>
            <span className="shrink-0 tabular-nums">{money(line.total)}</span>
          </li>
        ))}
      </ul>
      {order.taxes
        .filter(({ amount }) => amount > 0)
        .map((tax) => (
          <p key={tax.name.en} className="text-sm text-ink-muted">
            {t("tax_within", { ...taxWords(tax, locale), amount: money(tax.amount) })}
          </p>
        ))}
      <p className="text-sm text-ink-faint">
        {before}
        <When at={order.placedAt} time />
        {after}
      </p>
      {order.invoices.length > 0 ? (
        <div className="flex flex-wrap gap-3">
          {order.invoices.map((paper) => (
            <InvoiceButton key={paper.uuid} paper={paper} />
          ))}
        </div>
      ) : null}
    </Card>
  );
}
