import type { Context } from "hono";
import * as v from "valibot";
import { entranceRequest } from "../../durable-objects/live-session/protocol-door";
import type { App } from "../app";
import { DomainError } from "../kernel/errors";
import { enterSession } from "../modules/live";
import { sessionName } from "../platform/live-objects";
import { limited } from "./rate-limits";

const Asked = v.object({
  uuid: v.pipe(v.string(), v.uuid(), v.toLowerCase()),
  /** The protocol's version. */
  v: v.pipe(v.string(), v.digits(), v.transform(Number)),
});

/** The door of live sessions: as that of chat rooms (sockets.ts), all that a session believes is known before the upgrade. */
export async function liveDoor(c: Context<App>): Promise<Response> {
  const { inside, caller } = c.var;
  const { tenant, settings } = inside;
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket") throw new DomainError("not_found");
  if (c.req.header("origin") !== tenant.origin) throw new DomainError("wrong_origin");
  const asked = v.safeParse(Asked, { ...c.req.param(), ...c.req.query() });
  if (!asked.success) throw new DomainError("not_found");
  const { uuid, v: version } = asked.output;
  const now = Date.now();
  const { actor } = await c.var.actorOf();
  const runner = limited(inside.for({ ...caller, actor, locale: "en" }), c.env, settings);
  const entering = await runner.run(enterSession, { uuid });
  const session = c.env.LIVE_SESSION.getByName(sessionName(tenant.key, uuid));
  const { webSocket } = await session.fetch(entranceRequest({ ...entering, asked: now, version }));
  // A response of our own: what every answer carries can be set on it.
  return new Response(null, { status: 101, webSocket });
}
