import { useState, useSyncExternalStore } from "react";
import { type RoomKind, roomPath } from "../../../../durable-objects/chat-room/protocol";
import { keeperIn } from "../../../chat/outbox";
import { Room, type Snapshot } from "../../../chat/room";
import { useConnected } from "../../../chat/use-connected";
import { browserWire, socketAddress } from "../../../chat/wire";

/** The room of this page. */
export function useRoom(kind: RoomKind, uuid: string, me: string): { room: Room; now: Snapshot } {
  const [room] = useState(() => {
    const wire = browserWire(`/chat/rooms/${kind}/${uuid}/entrances`);
    return new Room(socketAddress(roomPath(kind, uuid)), me, wire, keeperIn(localStorage, me, uuid), () =>
      crypto.randomUUID(),
    );
  });
  useConnected(room);
  return { room, now: useSyncExternalStore(room.subscribe, room.read, room.read) };
}
