import { chatRoom } from "../durable-objects/chat-room/chat-room";
import { inbox } from "../durable-objects/inbox/inbox";
import { liveSession } from "../durable-objects/live-session/live-session";
import { testGateway } from "../durable-objects/test-gateway/test-gateway";
import { asSystem, insideOf } from "./as-system";
import { deliverTestCall } from "./deliver-test-call";
import { type Env, settingsOf } from "./env";
import { newUuid } from "./kernel/ids";
import { beginTrace } from "./kernel/trace";
import { archiveEvents } from "./modules/chat";
import { recordSession } from "./modules/live";
import { structuredLog } from "./platform/reporting";
import { readBell } from "./read-bell";

/** Durable Objects with the verbs they run: they import none themselves. */
export const ChatRoom = chatRoom<Env>((env, waitUntil) => ({
  limited: settingsOf(env).RATE_LIMITS !== "off",
  report: (error, about) => structuredLog(about).error("room", { message: String(error) }),
  async archive(room, entries, present) {
    const [tenant = "", kind, uuid = ""] = room.split(":");
    const inside = await insideOf(env, tenant);
    if (!inside) throw new Error(`No tenant ${tenant}`);
    const { trace } = beginTrace(null);
    const events = entries.map(({ json }) => JSON.parse(json));
    const name = { kind: kind === "private" ? ("private" as const) : ("course" as const), uuid };
    await asSystem(inside, newUuid(), trace, waitUntil).run(archiveEvents, {
      room: name,
      events,
      present: [...present],
    });
  },
}));

export const LiveSession = liveSession<Env>((env, waitUntil) => ({
  limited: settingsOf(env).RATE_LIMITS !== "off",
  report: (error, about) => structuredLog(about).error("live_session", { message: String(error) }),
  async archive(session, stays, outcome) {
    const [tenant = "", uuid = ""] = session.split(":");
    const inside = await insideOf(env, tenant);
    if (!inside) throw new Error(`No tenant ${tenant}`);
    const runner = asSystem(inside, newUuid(), beginTrace(null).trace, waitUntil);
    await runner.run(recordSession, { uuid, stays: [...stays], ...(outcome ? { outcome } : {}) });
  },
}));

/** One a person: what is under their bell. */
export class Inbox extends inbox<Env>(readBell) {}

/** One a payment at the gateway that is built in. */
export class TestGateway extends testGateway<Env>(deliverTestCall) {}
