import type { OutputOf } from "../../../../worker/kernel/verb";
import type { readPayer } from "../../../../worker/modules/billing";
import { formatMoney } from "../../../../worker/words/format";
import { statements } from "../../../../worker/words/statements";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { TextField } from "../../../ui";
import { ActDialog, hasRefused, type RefusedAct } from "../../shared/act-dialog";
import { decimalsOf, fromMinor } from "../../shared/money";

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
      <TextField
        name="amount"
        label={t("credit_amount", { currency })}
        type="number"
        inputMode="decimal"
        required
        min={fromMinor(1, currency)}
        max={fromMinor(left, currency)}
        step={10 ** -decimalsOf(currency)}
        after={currency}
        defaultValue={refusal.value("amount", fromMinor(left, currency))}
        error={refusal.field("amount")}
      />
    </ActDialog>
  );
}
