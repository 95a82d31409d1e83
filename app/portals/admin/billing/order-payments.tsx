import { adminBilling } from "../../../../worker/words/admin-billing";
import { formatMoney } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { Badge, Card, DataTable, Status } from "../../../ui";
import { usePaidBy } from "../../shared/order-state";
import { When } from "../../shared/when";
import { Facts } from "../facts";
import type { ManagedOrder } from "./order";

type Payment = ManagedOrder["payments"][number];
const tones = {
  pending: "warning",
  completed: "success",
  failed: "danger",
  refunded: "info",
  cancelled: "neutral",
} as const;
const refundTones = { pending: "warning", completed: "success", failed: "danger" } as const;

/** Every way it was tried to be paid, with what went back of each and who disputed it. */
export function OrderPayments({ order }: { order: ManagedOrder }) {
  const t = useWords(adminBilling);
  return (
    <section className="grid gap-4">
      <h2 className="text-lg">{t("payments")}</h2>
      {order.payments.length === 0 ? <p className="text-ink-muted">{t("no_payments")}</p> : null}
      {order.payments.map((payment) => (
        <OnePayment key={payment.uuid} payment={payment} currency={order.currency} />
      ))}
    </section>
  );
}

function OnePayment({ payment, currency }: { payment: Payment; currency: string }) {
  const t = useWords(adminBilling);
  const { locale } = useReader();
  const paidBy = usePaidBy();
  const money = (minor: number) => formatMoney(minor, currency, locale);
  const { gateway, reference, status, amount, refundedAmount, isSurplus, method, at, refunds, disputes } = payment;
  return (
    <Card className="grid gap-5">
      <div className="flex flex-wrap items-center gap-3">
        <Status tone={tones[status]}>{t(`pay_${status}`)}</Status>
        {isSurplus ? <Badge tone="warning">{t("surplus")}</Badge> : null}
        {disputes.map((dispute) => (
          <Badge key={dispute.reference} tone={dispute.status === "won" ? "neutral" : "warning"}>
            {t(`dispute_${dispute.status}`)} · {money(dispute.amount)}
          </Badge>
        ))}
      </div>
      <Facts
        wide
        items={[
          { label: t("amount"), value: money(amount) },
          ...(refundedAmount > 0 ? [{ label: t("went_back"), value: money(refundedAmount) }] : []),
          { label: t("when"), value: <When at={at} time /> },
          { label: t("gateway"), value: <bdi>{gateway}</bdi> },
          ...(method ? [{ label: t("method"), value: paidBy(method) }] : []),
          ...(reference
            ? [
                {
                  label: t("reference"),
                  value: (
                    <code dir="ltr" className="text-sm break-all">
                      {reference}
                    </code>
                  ),
                },
              ]
            : []),
        ]}
      />
      {refunds.length > 0 ? (
        <DataTable
          caption={t("refunds")}
          rows={refunds}
          rowKey={(refund) => refund.uuid}
          columns={[
            { id: "amount", header: t("amount"), phone: "lead", cell: (refund) => money(refund.amount) },
            {
              id: "state",
              header: t("state"),
              phone: "side",
              cell: (refund) => <Status tone={refundTones[refund.status]}>{t(`refund_${refund.status}`)}</Status>,
            },
            { id: "by", header: t("asked_by"), cell: (refund) => <bdi>{refund.askedBy ?? t("by_gateway")}</bdi> },
            { id: "reason", header: t("reason"), cell: (refund) => <bdi>{refund.reason ?? "–"}</bdi> },
            { id: "when", header: t("when"), cell: (refund) => <When at={refund.at} time /> },
          ]}
        />
      ) : null}
    </Card>
  );
}
