import type { Context } from "hono";
import * as v from "valibot";
import { roomKinds } from "../../durable-objects/chat-room/protocol";
import { entranceRequest } from "../../durable-objects/chat-room/protocol-door";
import type { App } from "../app";
import { DomainError } from "../kernel/errors";
import { enterRoom } from "../modules/chat";
import { roomName } from "../platform/live-objects";
import { sessionToken } from "./cookies";
import { limited, limitedBy } from "./rate-limits";
import { isPass, newPass } from "./room-pass";

const Asked = v.object({
  kind: v.picklist(roomKinds),
  uuid: v.pipe(v.string(), v.uuid(), v.toLowerCase()),
  /** The protocol's version, and the last number seen. */
  v: v.pipe(v.string(), v.digits(), v.transform(Number)),
  after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
  /** As the room's last welcome gave it. */
  pass: v.optional(v.pipe(v.string(), v.maxLength(600))),
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
  const { kind, uuid, v: version, after = null, pass: shown } = asked.output;
  const { signer } = inside.ports;
  const name = roomName(tenant.key, { kind, uuid });
  const room = c.env.CHAT_ROOM.getByName(name);
  const now = new Date();
  const token = sessionToken(c.req.raw)?.token ?? null;
  if (shown && token && (await isPass(signer, shown, name, token, now))) {
    await limitedBy(c.env, inside, shown, "read");
    const { webSocket } = await room.fetch(entranceRequest({ pass: shown, version, after }));
    if (webSocket) return opened(webSocket);
  }
  const { actor, sessionEndsAt } = await c.var.actorOf();
  const runner = limited(inside.for({ ...caller, actor, locale: "en" }), c.env, settings);
  const entering = await runner.run(enterRoom, { kind, uuid });
  const until = sessionEndsAt ?? now;
  const pass = await newPass(signer, name, token ?? "", until);
  const { webSocket } = await room.fetch(
    entranceRequest({ ...entering, pass, until: until.getTime(), asked: now.getTime(), version, after }),
  );
  return opened(webSocket);
}

/** A response of our own: what every answer carries can be set on it. */
const opened = (webSocket: WebSocket | null) => new Response(null, { status: 101, webSocket });
