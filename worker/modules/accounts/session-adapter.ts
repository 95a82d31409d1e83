import { and, eq, gt, lt, or, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Adapter, DatabaseSession } from "lucia";
import type { Person } from "../../kernel/actor";
import type { Database, Writing } from "../../kernel/database";
import { sha256Hex } from "../../kernel/ids";
import { userSessions } from "./schema";
import { selectSession } from "./select-session";
import { idleMs } from "./session-lifetimes";

/** What a session knows of itself beside its id, its person and its idle end. */
export interface SessionAttributes {
  uuid: string;
  createdAt: Date;
  lastSeenAt: Date;
  /** Absolute end. */
  endsAt: Date;
  address: string | null;
  place: string | null;
  agent: string | null;
}
export type UserAttributes = Omit<Person, "id" | "sessionUuid">;

export interface SessionStore {
  read: Database["read"];
  /** Where a write goes: a transaction of its own, or the statements of a larger commit. */
  write(build: (w: Writing) => [BatchItem<"pg">, ...BatchItem<"pg">[]]): Promise<unknown>;
  /** The request's clock and the machine's, which Lucia reads. */
  clock: Clock;
}

export interface Clock {
  now: Date;
  toLucia(instant: Date): Date;
  fromLucia(instant: Date): Date;
}

/** Rules read the request's clock: instants are shifted by the difference on their way to Lucia and back. */
export function clockAt(now: Date): Clock {
  const skew = Date.now() - now.getTime();
  return {
    now,
    toLucia: (instant) => new Date(instant.getTime() + skew),
    fromLucia: (instant) => new Date(instant.getTime() - skew),
  };
}

/**
 * Lucia's sessions in our table. Ids are stored as their SHA-256, so that a stolen table opens no door; an idle end moves with use, an absolute
 * one never. A session past its absolute end, or of somebody who may not come in, is not found.
 */
export function sessionAdapter({ read, write, clock }: SessionStore): Adapter {
  const { now, fromLucia } = clock;
  return {
    async getSessionAndUser(sessionId) {
      const hash = await sha256Hex(sessionId);
      const [[row]] = await read((q) => [selectSession(q, hash, now)]);
      if (!row) return [null, null];
      const { id: userId, ...person } = row.person;
      const attributes = {
        ...person,
        kind: "person" as const,
        grants: new Set(row.grants),
        roles: row.roles,
        unread: row.unread,
      };
      return [
        { ...toDatabaseSession(row.session, clock), id: sessionId },
        { id: userId, attributes },
      ];
    },
    async getUserSessions(userId) {
      const [rows] = await read((q) => [
        q
          .select()
          .from(userSessions)
          .where(and(eq(userSessions.userId, userId), gt(userSessions.endsAt, now))),
      ]);
      return rows.map((row) => toDatabaseSession(row, clock));
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      const hash = await sha256Hex(id);
      await write((w) => [
        w.insert(userSessions).values({ ...attributes, id: hash, userId, expiresAt: fromLucia(expiresAt) }),
      ]);
    },
    async updateSessionExpiration(sessionId, expiresAt) {
      const hash = await sha256Hex(sessionId);
      await write((w) => [
        w
          .update(userSessions)
          .set({ expiresAt: cappedAtEnd(fromLucia(expiresAt)) })
          .where(eq(userSessions.id, hash)),
      ]);
    },
    async deleteSession(sessionId) {
      const hash = await sha256Hex(sessionId);
      await write((w) => [w.delete(userSessions).where(eq(userSessions.id, hash))]);
    },
    async deleteUserSessions(userId) {
      await write((w) => [w.delete(userSessions).where(eq(userSessions.userId, userId))]);
    },
    async deleteExpiredSessions() {
      await write((w) => [
        w.delete(userSessions).where(or(lt(userSessions.expiresAt, now), lt(userSessions.endsAt, now))),
      ]);
    },
  };
}

const cappedAtEnd = (expiresAt: Date) => sql`least(${expiresAt.toISOString()}::timestamptz, ${userSessions.endsAt})`;

function toDatabaseSession(row: typeof userSessions.$inferSelect, clock: Clock): DatabaseSession {
  const { id, userId, expiresAt, ...attributes } = row;
  // At the absolute end already: there is nothing to move on, so Lucia must not try at every request.
  const atItsEnd = expiresAt >= attributes.endsAt;
  return {
    id,
    userId,
    expiresAt: clock.toLucia(atItsEnd ? new Date(expiresAt.getTime() + idleMs) : expiresAt),
    attributes,
  };
}
