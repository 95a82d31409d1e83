import * as v from "valibot";
import { payloads } from "../../../queues/messages";
import type { CommandContext } from "../../kernel/context";
import type { EndedSessions } from "../../kernel/ports";
import { command, systemOnly } from "../../kernel/verb";

export const closeSockets = command({
  name: "accounts.closeSockets",
  summary: "Closes what a person's ended sessions hold open.",
  may: systemOnly,
  input: payloads["account.access_revoked"],
  output: v.object({}),
  errors: [],
  async run(ctx, { userUuid, only, except }) {
    await ctx.ports.live.revoke(userUuid, { only, except });
    return {};
  },
});

/** The same straight after the commit, within the second; the message behind it closes them if this does not get through. */
export const closeNow = (
  ctx: Pick<CommandContext, "ports" | "waitUntil" | "log">,
  userUuid: string,
  ended?: EndedSessions,
) =>
  ctx.waitUntil(
    ctx.ports.live
      .revoke(userUuid, ended)
      .catch((error: unknown) => ctx.log.warn("sockets_not_closed", { reason: String(error) })),
  );

/** The message that stands behind it. */
export const accessRevoked = (userUuid: string, ended: EndedSessions = {}) => ({
  kind: "account.access_revoked",
  payload: { userUuid, ...ended },
});
