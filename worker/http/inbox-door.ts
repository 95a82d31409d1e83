import type { Context } from "hono";
import { type InboxVisitor, visitorHeader } from "../../durable-objects/inbox/visitor";
import type { App } from "../app";
import { DomainError } from "../kernel/errors";
import { inboxName } from "../platform/live-objects";
import { limitedByAddress } from "./rate-limits";

/** Who opens a socket is asked before the upgrade: it comes from a page of ours, and from somebody who is signed in. */
export async function inboxDoor(c: Context<App>): Promise<Response> {
  const { inside, caller, actorOf } = c.var;
  const { tenant } = inside;
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket") throw new DomainError("not_found");
  // A socket is opened by GET, with cookies, from any site: only the Origin tells.
  if (c.req.header("origin") !== tenant.origin) throw new DomainError("wrong_origin");
  await limitedByAddress(c.env, inside, caller.address, "read");
  const { actor, sessionEndsAt } = await actorOf();
  if (actor.kind !== "person" || !sessionEndsAt) throw new DomainError("unauthenticated");
  const visitor: InboxVisitor = {
    tenant: tenant.key,
    userId: actor.id,
    userUuid: actor.uuid,
    sessionUuid: actor.sessionUuid,
    until: sessionEndsAt.getTime(),
  };
  // None of the browser's own headers goes along: what the object is told of the visitor is said by us alone.
  const headers = { upgrade: "websocket", [visitorHeader]: JSON.stringify(visitor) };
  const inbox = c.env.INBOX.getByName(inboxName(tenant.key, actor.uuid));
  const { webSocket } = await inbox.fetch(new Request("https://inbox/", { headers }));
  // A response of our own: what every answer carries can be set on it.
  return new Response(null, { status: 101, webSocket });
}
