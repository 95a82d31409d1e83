import type { Context } from "hono";
import * as v from "valibot";
import { roomKinds } from "../../durable-objects/chat-room/protocol";
import { entranceRequest } from "../../durable-objects/chat-room/protocol-door";
import type { App } from "../app";
import { DomainError } from "../kernel/errors";
import { enterRoom } from "../modules/chat";
import { roomName } from "../platform/live-objects";
import { limited } from "./rate-limits";

const Asked = v.object({
  kind: v.picklist(roomKinds),
  uuid: v.pipe(v.string(), v.uuid(), v.toLowerCase()),
  /** The protocol's version, and the last number seen. */
  v: v.pipe(v.string(), v.digits(), v.transform(Number)),
  after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
});

/**
 * The door of a chat room's sockets: whether they come from our pages, from whom, and whether that person may enter is known before the upgrade.
 * A browser sends cookies along with a socket from any page, and nothing but Origin tells which.
 */
export async function chatSocket(c: Context<App>): Promise<Response> {
  const { inside, caller } = c.var;
  const { tenant, settings } = inside;
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket") throw new DomainError("not_found");
  if (c.req.header("origin") !== tenant.origin) throw new DomainError("wrong_origin");
  const asked = v.safeParse(Asked, { ...c.req.param(), ...c.req.query() });
  if (!asked.success) throw new DomainError("not_found");
  const { kind, uuid, v: version, after } = asked.output;
  const { actor } = await c.var.actorOf();
  const runner = limited(inside.for({ ...caller, actor, locale: "en" }), c.env, settings);
  const entering = await runner.run(enterRoom, { kind, uuid });
  const room = c.env.CHAT_ROOM.getByName(roomName(tenant.key, { kind, uuid }));
  const { webSocket } = await room.fetch(entranceRequest({ ...entering, version, after: after ?? null }));
  // A response of our own: what every answer carries can be set on it.
  return new Response(null, { status: 101, webSocket });
}
