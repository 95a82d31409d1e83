import type { QueryContext } from "../../kernel/context";
import { type Unsubscribable, unsubscribables } from "./mail-kinds";

const purpose = "unsubscribe";
/** A mail may be found again in an old mailbox. */
const lifetimeMs = 2 * 365 * 24 * 3_600_000;

interface Unsubscription {
  userUuid: string;
  category: Unsubscribable;
}

export const unsubscribeToken = (
  ctx: Pick<QueryContext, "ports" | "now">,
  { userUuid, category }: Unsubscription,
): Promise<string> => ctx.ports.signer.sign(purpose, { userUuid, category }, new Date(ctx.now.getTime() + lifetimeMs));

/** Whose mail of which kind a token turns off; null where it is forged or too old. */
export async function readUnsubscribeToken(
  ctx: Pick<QueryContext, "ports" | "now">,
  token: string,
): Promise<Unsubscription | null> {
  const payload = await ctx.ports.signer.verify(purpose, token, ctx.now);
  const category = unsubscribables.find((known) => known === payload?.category);
  return category && typeof payload?.userUuid === "string" ? { userUuid: payload.userUuid, category } : null;
}
