import { fromLocalInput } from "../../instructor/local-time";
import { toMinor } from "../../shared/money";

/** The form of a coupon as coupons.create wants it; times are the reader's. */
export function couponInput(form: FormData, timeZone: string, courseUuid: string | undefined): Record<string, unknown> {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const currency = text("_currency");
  const reduction =
    text("_kind") === "amount"
      ? { kind: "amount", amount: { [currency]: toMinor(text("_amount"), currency) } }
      : { kind: "percent", basisPoints: Math.round(Number(text("_percent")) * 100) };
  return {
    code: text("code"),
    reduction,
    startsAt: fromLocalInput(text("startsAt"), timeZone),
    endsAt: fromLocalInput(text("endsAt"), timeZone),
    ...(text("maxUses") ? { maxUses: text("maxUses") } : {}),
    ...(courseUuid ? { courseUuid } : {}),
  };
}
