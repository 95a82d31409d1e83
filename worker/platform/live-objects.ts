import type { Env } from "../env";
import type { ChatRoomName, EndedSessions, Live, RoomFile, SessionFacts } from "../kernel/ports";

/** The name of somebody's inbox: a tenant's stand apart. */
export const inboxName = (tenantKey: string, userUuid: string): string => `${tenantKey}:${userUuid}`;

/** The name of a room's object. */
export const roomName = (tenantKey: string, { kind, uuid }: ChatRoomName): string => `${tenantKey}:${kind}:${uuid}`;

/** The name of a live session's object. */
export const sessionName = (tenantKey: string, uuid: string): string => `${tenantKey}:${uuid}`;

/** What is asked of wherever somebody may have a socket open. */
interface PlaceCalls {
  revoke(person: string, ended: EndedSessions): Promise<number>;
  renew(person: string): Promise<number>;
}
/** What is asked of a live session (durable-objects/live-session). */
interface SessionCalls extends PlaceCalls {
  changed(facts: SessionFacts): Promise<void>;
}
/** What is asked of a room (durable-objects/chat-room). */
interface RoomCalls extends PlaceCalls {
  offer(person: string, file: RoomFile): Promise<void>;
  retain(days: number | null): Promise<void>;
}

/** Where a person may have a socket. */
export interface Whereabouts {
  rooms(userUuid: string): Promise<readonly ChatRoomName[]>;
  /** Live sessions, of one course or of all. */
  sessions(userUuid: string, courseUuid?: string): Promise<readonly string[]>;
}

/** Durable Objects hold what is open; each is told by a call. */
export function liveObjects({ INBOX, CHAT_ROOM, LIVE_SESSION }: Env, tenantKey: string, open: Whereabouts): Live {
  const inboxOf = (userUuid: string) => INBOX.getByName(inboxName(tenantKey, userUuid));
  const roomAt = (room: ChatRoomName) => CHAT_ROOM.getByName(roomName(tenantKey, room)) as unknown as RoomCalls;
  const sessionAt = (uuid: string) => LIVE_SESSION.getByName(sessionName(tenantKey, uuid)) as unknown as SessionCalls;
  const inEach = async (userUuid: string, call: (place: PlaceCalls) => Promise<unknown>) => {
    const [rooms, sessions] = await Promise.all([open.rooms(userUuid), open.sessions(userUuid)]);
    await Promise.all([...rooms.map(roomAt), ...sessions.map(sessionAt)].map(call));
  };
  return {
    notify: (userUuid) => inboxOf(userUuid).changed(),
    revoke: async (userUuid, ended = {}) => {
      await Promise.all([
        inboxOf(userUuid).revoke(ended),
        inEach(userUuid, (room) => room.revoke(userUuid, { only: ended.only, except: ended.except })),
      ]);
    },
    expel: async (userUuid, courseUuid) => {
      const sessions = (await open.sessions(userUuid, courseUuid)).map(sessionAt);
      const places = [roomAt({ kind: "course", uuid: courseUuid }), ...sessions];
      await Promise.all(places.map((place) => place.revoke(userUuid, {})));
    },
    recheck: (userUuid) => inEach(userUuid, (room) => room.renew(userUuid)),
    offer: (room, userUuid, file) => roomAt(room).offer(userUuid, file),
    retain: (room, days) => roomAt(room).retain(days),
    sessionChanged: (uuid, facts) => sessionAt(uuid).changed(facts),
  };
}
