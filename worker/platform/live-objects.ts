import type { Env } from "../env";
import type { ChatRoomName, EndedSessions, Live, RoomFile } from "../kernel/ports";

/** The name of somebody's inbox: a tenant's stand apart. */
export const inboxName = (tenantKey: string, userUuid: string): string => `${tenantKey}:${userUuid}`;

/** The name of a room's object. */
export const roomName = (tenantKey: string, { kind, uuid }: ChatRoomName): string => `${tenantKey}:${kind}:${uuid}`;

/** What is asked of a room (durable-objects/chat-room). */
interface RoomCalls {
  revoke(person: string, ended: EndedSessions): Promise<number>;
  renew(person: string): Promise<number>;
  offer(person: string, file: RoomFile): Promise<void>;
  retain(days: number | null): Promise<void>;
}

/** Durable Objects hold what is open; each is told by a call. `roomsOf` knows where a person may have a socket. */
export function liveObjects(
  { INBOX, CHAT_ROOM }: Env,
  tenantKey: string,
  roomsOf: (userUuid: string) => Promise<readonly ChatRoomName[]>,
): Live {
  const inboxOf = (userUuid: string) => INBOX.getByName(inboxName(tenantKey, userUuid));
  const roomAt = (room: ChatRoomName) => CHAT_ROOM.getByName(roomName(tenantKey, room)) as unknown as RoomCalls;
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
    offer: (room, userUuid, file) => roomAt(room).offer(userUuid, file),
    retain: (room, days) => roomAt(room).retain(days),
  };
}
