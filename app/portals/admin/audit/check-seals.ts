import type { Attempt, PageContext } from "../../../../worker/http/page-context";
import type { OutputOf } from "../../../../worker/kernel/verb";
import { verifySeals } from "../../../../worker/modules/audit";

export interface SealCheck {
  latest: OutputOf<typeof verifySeals>;
  /** Checked since the beginning, this call's included. */
  seals: number;
  rows: number;
}

const counted = (value: FormDataEntryValue | null): number => Math.max(0, Math.trunc(Number(value)) || 0);

/** Checks the next stretch of the chain: one call is bounded, a long chain takes several. */
export async function checkSeals(context: Pick<PageContext, "attempt">, form: FormData): Promise<Attempt<SealCheck>> {
  const cursor = form.get("_cursor");
  const attempt = await context.attempt(verifySeals, { limit: 50, ...(cursor ? { cursor } : {}) });
  if (!attempt.ok) return attempt;
  const latest = attempt.value;
  return {
    ok: true,
    value: {
      latest,
      seals: counted(form.get("_seals")) + latest.seals,
      rows: counted(form.get("_rows")) + latest.rows,
    },
  };
}
