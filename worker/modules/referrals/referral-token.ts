import * as v from "valibot";
import type { Signer } from "../../kernel/ports";
import { affiliateCode } from "./inputs";

/** Whose link was followed, and when. */
export interface Referral {
  code: string;
  at: Date;
}

/** Longer than any window: how long it counts is asked of the settings when something is bought, and of no clock but ours. */
const keptDays = 366;
const Kept = v.object({ code: affiliateCode, at: v.pipe(v.string(), v.isoTimestamp()) });

/** What a browser keeps of a link that was followed. */
export const referralToken = (signer: Signer, { code, at }: Referral): Promise<string> =>
  signer.sign("referral", { code, at: at.toISOString() }, new Date(at.getTime() + keptDays * 86_400_000));

/** Null for what we have not signed, or long ago. */
export async function readReferral(signer: Signer, token: string | undefined, now: Date): Promise<Referral | null> {
  const kept = v.safeParse(Kept, token ? await signer.verify("referral", token, now) : null);
  return kept.success ? { code: kept.output.code, at: new Date(kept.output.at) } : null;
}
