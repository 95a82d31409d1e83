import { eq } from "drizzle-orm";
import type { Person } from "../../kernel/actor";
import type { Database } from "../../kernel/database";
import { userSessions } from "./schema";
import { clockAt } from "./session-adapter";
import { seenEveryMs } from "./session-lifetimes";
import { sessionsIn } from "./sessions";

export interface ResolvedSession {
  person: Person;
  session: {
    uuid: string;
    /** Its idle end has just been moved: the cookie should be set again, with `expiresAt`. */
    fresh: boolean;
    expiresAt: Date;
  };
}

/**
 * Whose token this is, with what they may do: one round trip. Null for an unknown, ended or malformed token, and for anybody whose account
 * is not active, so that a suspension holds from the next request on. What it moves (idle end, last seen) is written beside the answer.
 */
export async function resolveSession(
  database: Database,
  token: string,
  now: Date,
  waitUntil: (work: Promise<unknown>) => void,
): Promise<ResolvedSession | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const clock = clockAt(now);
  const lucia = sessionsIn({ read: database.read, write: async (build) => waitUntil(database.write(build)), clock });
  const { session, user } = await lucia.validateSession(token);
  if (!session) return null;
  if (now.getTime() - session.lastSeenAt.getTime() >= seenEveryMs) {
    waitUntil(
      database.write((w) => [
        w.update(userSessions).set({ lastSeenAt: now }).where(eq(userSessions.uuid, session.uuid)),
      ]),
    );
  }
  const idleEnd = clock.fromLucia(session.expiresAt);
  return {
    person: { ...user, sessionUuid: session.uuid },
    session: {
      uuid: session.uuid,
      fresh: session.fresh,
      expiresAt: idleEnd < session.endsAt ? idleEnd : session.endsAt,
    },
  };
}
