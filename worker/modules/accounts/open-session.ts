import type { BatchItem } from "drizzle-orm/batch";
import * as v from "valibot";
import type { CommandContext, TrailEntry } from "../../kernel/context";
import type { Writing } from "../../kernel/database";
import { newUuid, randomToken } from "../../kernel/ids";
import { newDeviceToken } from "./known-device";
import { clockAt } from "./session-adapter";
import { absoluteMs } from "./session-lifetimes";
import { sessionsIn } from "./sessions";

export const OpenedSession = v.object({
  /** The cookie's value, or a bearer token. Told once, stored nowhere. */
  sessionToken: v.string(),
  expiresAt: v.string(),
  /** For the next sign-in on this device; opens nothing by itself. */
  deviceToken: v.string(),
});

interface Opening {
  person: { id: number; uuid: string; passwordHash: string };
  /** What else belongs into the commit, before the session. */
  statements: (w: Writing) => [BatchItem<"pg">, ...BatchItem<"pg">[]];
  trail?: TrailEntry[];
  events?: { kind: string; payload: Record<string, unknown> }[];
}

/** Opens a session in one commit with what it depends on. */
export async function openSession(
  ctx: CommandContext,
  { person, statements, ...beside }: Opening,
): Promise<v.InferOutput<typeof OpenedSession>> {
  const sessionToken = randomToken();
  const clock = clockAt(ctx.now);
  const lucia = sessionsIn({
    read: ctx.read,
    clock,
    write: (build) => ctx.commit({ ...beside, statements: (w) => [...statements(w), ...build(w)] }),
  });
  const deviceToken = await newDeviceToken(ctx.ports.signer, person, ctx.now);
  const session = await lucia.createSession(
    person.id,
    {
      uuid: newUuid(),
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      endsAt: new Date(ctx.now.getTime() + absoluteMs),
      address: ctx.address,
      place: ctx.place,
      agent: ctx.agent?.slice(0, 400) ?? null,
    },
    { sessionId: sessionToken },
  );
  return { sessionToken, expiresAt: clock.fromLucia(session.expiresAt).toISOString(), deviceToken };
}
