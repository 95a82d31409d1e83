import * as v from "valibot";
import { flag, optionalLine, uuid } from "../../kernel/inputs";
import { cursorInput, limitInput } from "../../kernel/paging";
import { cycles } from "../plans";

const currency = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/));
export const subscriptionStatuses = ["trial", "active", "suspended", "cancelled", "expired"] as const;
export const cycle = v.picklist(cycles);

export const StartTrial = v.strictObject({ planUuid: uuid, cycle, currency });
export const ChangePlan = v.strictObject({ planUuid: uuid, cycle });
export const AutoRenew = v.strictObject({ autoRenew: flag });
export const ByUuid = v.strictObject({ uuid });
export const ListSubscriptions = v.strictObject({
  status: v.optional(v.picklist([...subscriptionStatuses, ""])),
  /** The whole address of its person. */
  q: optionalLine(254),
  cursor: cursorInput,
  limit: limitInput(100, 24),
});
/** Of the currency that is the tenant's, or that there is, where none is named. */
export const Figures = v.strictObject({ currency: v.optional(currency) });
