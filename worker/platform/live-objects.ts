import type { Env } from "../env";
import type { Live } from "../kernel/ports";

/** The name of somebody's inbox: a tenant's stand apart. */
export const inboxName = (tenantKey: string, userUuid: string): string => `${tenantKey}:${userUuid}`;

/** Durable Objects hold what is open; each is told by a call. */
export function liveObjects({ INBOX }: Env, tenantKey: string): Live {
  const inboxOf = (userUuid: string) => INBOX.getByName(inboxName(tenantKey, userUuid));
  return {
    notify: (userUuid) => inboxOf(userUuid).changed(),
    revoke: async (userUuid, ended) => inboxOf(userUuid).revoke(ended),
  };
}
