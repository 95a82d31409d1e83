import { adminBilling } from "../../../../worker/words/admin-billing";
import { formatMoney } from "../../../../worker/words/format";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { TextArea } from "../../../ui";
import { ActDialog, hasRefused, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { AmountField } from "./amount-field";
import type { ManagedOrder } from "./order";

/** What may still go back of the payment that counts. */
export function leftOf({ payments }: Pick<ManagedOrder, "payments">): number {
  const counting = payments.find(({ status, isSurplus }) => status === "completed" && !isSurplus);
  return counting ? counting.amount - counting.refundedAmount : 0;
}

interface Props {
  order: ManagedOrder;
  keyOf: string;
  refused: RefusedAct | undefined;
}

export function RefundDialog({ order, keyOf, refused }: Props) {
  const t = useWords(adminBilling);
  const { locale } = useReader();
  const { dialog } = useOpenDialog();
  const refusal = useRefusal(hasRefused(refused, "refund"));
  const { currency } = order;
  const left = leftOf(order);
  if (dialog !== "refund") return null;
  return (
    <ActDialog
      act="refund"
      title={t("refund_title")}
      description={t("refund_text", { amount: formatMoney(left, currency, locale) })}
      confirm={t("refund_confirm")}
      danger
      refused={refused}
      fields={{ _key: keyOf }}
    >
      <AmountField label={t("refund_amount", { currency })} left={left} currency={currency} refusal={refusal} />
      <TextArea
        name="reason"
        label={t("reason")}
        hint={t("refund_reason_hint")}
        required
        rows={3}
        maxLength={1000}
        defaultValue={refusal.value("reason")}
        error={refusal.field("reason")}
      />
    </ActDialog>
  );
}
