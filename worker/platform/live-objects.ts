import type { Env } from "../env";
import type { EndedSessions, Live } from "../kernel/ports";

/** The name of somebody's inbox: a tenant's stand apart. */
export const inboxName = (tenantKey: string, userUuid: string): string => `${tenantKey}:${userUuid}`;

/** A chat room, by what it belongs to. */
export interface RoomAddress {
  kind: "course" | "private";
  uuid: string;
}
/** The name of a room's object. */
export const roomName = (tenantKey: string, { kind, uuid }: RoomAddress): string => `${tenantKey}:${kind}:${uuid}`;

/** What is asked of a room (durable-objects/chat-room). */
interface RoomCalls {
  revoke(person: string, ended: EndedSessions): Promise<number>;
  renew(person: string): Promise<number>;
}

/** Durable Objects hold what is open; each is told by a call. `roomsOf` knows where a person may have a socket. */
export function liveObjects(
  { INBOX, CHAT_ROOM }: Env,
  tenantKey: string,
  roomsOf: (userUuid: string) => Promise<readonly RoomAddress[]>,
): Live {
  const inboxOf = (userUuid: string) => INBOX.getByName(inboxName(tenantKey, userUuid));
  const roomAt = (room: RoomAddress) => CHAT_ROOM.getByName(roomName(tenantKey, room)) as unknown as RoomCalls;
  const inEach = async (userUuid: string, call: (room: RoomCalls) => Promise<unknown>) => {
    await Promise.all((await roomsOf(userUuid)).map((room) => call(roomAt(room))));
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
      await roomAt({ kind: "course", uuid: courseUuid }).revoke(userUuid, {});
    },
    recheck: (userUuid) => inEach(userUuid, (room) => room.renew(userUuid)),
  };
}
