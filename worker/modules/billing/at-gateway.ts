import type { QueryContext } from "../../kernel/context";

/** What a gateway is asked. One that does not answer, or what cannot be true, is away: that is reported, and told as such to whoever waits. */
export async function atGateway<T>(ctx: QueryContext, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    ctx.ports.errors.report(error, { requestId: ctx.requestId });
    throw ctx.refuse("unavailable", { retryAfter: 30 });
  }
}
