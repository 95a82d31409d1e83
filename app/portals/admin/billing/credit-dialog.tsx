import type { OutputOf } from "../../../../worker/kernel/verb";
import type { readPayer } from "../../../../worker/modules/billing";
import { formatMoney } from "../../../../worker/words/format";
import { statements } from "../../../../worker/words/statements";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { ActDialog, hasRefused, type RefusedAct } from "../../shared/act-dialog";
import { AmountField } from "./amount-field";

export type Fee = OutputOf<typeof readPayer>["fees"]["items"][number];
/** What of a fee may still be taken back. */
export const leftOfFee = ({ total, creditedAmount }: Fee) => total - creditedAmount;

interface Props {
  fee: Fee;
  currency: string;
  keyOf: string;
  refused: RefusedAct | undefined;
}

/** Takes a fee back, all that is left of it unless somebody writes less. */
export function CreditDialog({ fee, currency, keyOf, refused }: Props) {
  const t = useWords(statements);
  const { locale } = useReader();
  const refusal = useRefusal(hasRefused(refused, "credit"));
  const { uuid, candidate, jobTitle: job } = fee;
  const left = leftOfFee(fee);
  return (
    <ActDialog
      act="credit"
      title={t("credit_title")}
      description={t("credit_text", { candidate, job, amount: formatMoney(left, currency, locale) })}
      confirm={t("credit_confirm")}
      danger
      refused={refused}
      fields={{ _key: keyOf, feeUuid: uuid }}
    >
      <AmountField label={t("credit_amount", { currency })} left={left} currency={currency} refusal={refusal} />
    </ActDialog>
  );
}
