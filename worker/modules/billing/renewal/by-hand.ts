import { sql } from "drizzle-orm";
import type { CommandContext } from "../../../kernel/context";
import type { UniversalError } from "../../../kernel/errors";
import { atGateway } from "../at-gateway";
import { bringUpToDate } from "../bring-up-to-date";
import type { Pending } from "./renewing";

type Context = CommandContext<"conflict" | "not_found" | UniversalError>;

/** Whoever opened a page to pay on has so long; a page that was left open holds nothing up. */
const payingMs = 30 * 60_000;

/**
 * Whether what was kept may be charged although a page to pay by hand was opened. The page is closed first, and the gateway asked: what was paid there counts,
 * and what is under way there is waited for. Where a gateway lets somebody pay all the same, the second payment is one too many, and goes back.
 */
export async function isLeftAlone(
  ctx: Context,
  { uuid, gateway: name, reference, openedAt }: Pending,
): Promise<boolean> {
  if (ctx.now.getTime() - Date.parse(openedAt) < payingMs) return false;
  const gateway = ctx.ports.gateways.find((one) => one.name === name);
  if (reference === null || !gateway) {
    // The gateway's answer never came: nobody was shown a page.
    await ctx.commit({
      statements: (w) => [
        w.execute(
          sql`update payments set status = 'cancelled' where uuid = ${uuid}::uuid and status = 'pending' and reference is null`,
        ),
      ],
    });
    return gateway !== undefined;
  }
  await atGateway(ctx, () => gateway.close(reference));
  return (await bringUpToDate(ctx, sql`p.uuid = ${uuid}::uuid`)) !== "pending";
}
