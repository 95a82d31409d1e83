import type { CommandContext } from "./context";

/** Rows of one call; an export of many is many calls. */
export const exportRows = 1000;
const purpose = "export";
const lifetime = 60 * 60 * 1000;

/**
 * The first call of an export writes into the trail what is taken out, and by whom; the next ones go on from a cursor that only such a call gives
 * and that is its caller's alone. So nothing leaves unrecorded, and one export is one line.
 */
export const sealCursor = (ctx: CommandContext, verb: string, state: Record<string, unknown>): Promise<string> =>
  ctx.ports.signer.sign(purpose, { verb, holder: holderOf(ctx), state }, new Date(ctx.now.getTime() + lifetime));

/** What the trail notes of an export: its filters, but no words somebody was searched by. They name a person, and no key of that person's hides them. */
export const noted = <T extends { q?: string | undefined }>({ q, ...filters }: T) =>
  q === undefined ? filters : { ...filters, q: "[redacted]" };

/** What the cursor stands for; null for one that is forged, too old, or somebody else's. */
export async function openCursor<T>(ctx: CommandContext, verb: string, cursor: string): Promise<T | null> {
  const payload = await ctx.ports.signer.verify(purpose, cursor, ctx.now);
  return payload && payload.verb === verb && payload.holder === holderOf(ctx) ? (payload.state as T) : null;
}

const holderOf = ({ actor }: CommandContext): string => (actor.kind === "person" ? actor.uuid : actor.kind);
