import * as v from "valibot";
import { flag, integer, line, uuid } from "../../kernel/inputs";

/** As it stands in links; read aloud and typed, it may come in capitals. */
export const affiliateCode = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[0-9a-z]{8}$/));
/** `isRepeat`: the same browser followed it today already. */
export const FollowLink = v.strictObject({ code: affiliateCode, isRepeat: v.optional(flag, false) });
export const OfAffiliate = v.strictObject({ affiliateUuid: uuid });
export const SuspendAffiliate = v.strictObject({ affiliateUuid: uuid, reason: line(500) });
/** In hundredths of a percent, at most a half; left out, whatever the settings say. */
export const SetRate = v.strictObject({ affiliateUuid: uuid, basisPoints: v.optional(v.nullable(integer(0, 5_000))) });
