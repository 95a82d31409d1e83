import { decimalsOf } from "../../../../worker/words/format";
import type { useRefusal } from "../../../forms";
import { TextField } from "../../../ui";
import { fromMinor } from "../../shared/money";

interface Props {
  label: string;
  /** What may be given at most, and stands there until somebody writes less. Minor units. */
  left: number;
  currency: string;
  refusal: ReturnType<typeof useRefusal>;
}

/** How much goes back, in the currency's own unit. */
export function AmountField({ label, left, currency, refusal }: Props) {
  return (
    <TextField
      name="amount"
      label={label}
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
  );
}
