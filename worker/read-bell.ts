import type { InboxVisitor } from "../durable-objects/inbox/visitor";
import { insideOf } from "./as-system";
import type { Env } from "./env";
import type { Person } from "./kernel/actor";
import { DomainError } from "./kernel/errors";
import { newUuid } from "./kernel/ids";
import { beginTrace } from "./kernel/trace";
import { type BellState, notificationState } from "./modules/notifications";

/** What an inbox is given to ask with: how things are under the bell of whoever stands behind a socket. */
export async function readBell(env: Env, visitor: InboxVisitor): Promise<BellState> {
  const inside = await insideOf(env, visitor.tenant);
  if (!inside) throw new DomainError("not_found");
  const runner = inside.for({
    actor: asPerson(visitor),
    requestId: newUuid(),
    locale: "en",
    address: null,
    place: null,
    agent: null,
    trace: beginTrace(null).trace,
    waitUntil: () => undefined,
  });
  return runner.run(notificationState, {});
}

/** With no right but to what is their own, which is all that is asked for. */
const asPerson = ({ userId, userUuid, sessionUuid }: InboxVisitor): Person => ({
  kind: "person",
  id: userId,
  uuid: userUuid,
  userType: "",
  fullName: "",
  email: "",
  locale: "en",
  timeZone: "UTC",
  theme: "system",
  photoUuid: null,
  grants: new Set(),
  roles: [],
  unread: 0,
  sessionUuid,
});
