import { useEffect, useState, useSyncExternalStore } from "react";
import type { RoomKind } from "../../../../durable-objects/chat-room/protocol";
import { keeperIn } from "../../../chat/outbox";
import { Room, type Snapshot } from "../../../chat/room";
import { browserWire, socketAddress } from "../../../chat/wire";

/** The room of this page: open while it is shown, and told what the device knows of its connection. */
export function useRoom(kind: RoomKind, uuid: string, me: string): { room: Room; now: Snapshot } {
  const [room] = useState(
    () =>
      new Room(socketAddress(kind, uuid), me, browserWire(kind, uuid), keeperIn(localStorage, me, uuid), () =>
        crypto.randomUUID(),
      ),
  );
  useEffect(() => {
    const hurry = () => document.visibilityState === "visible" && room.hurry();
    room.start();
    window.addEventListener("online", hurry);
    window.addEventListener("offline", room.offline);
    document.addEventListener("visibilitychange", hurry);
    return () => {
      window.removeEventListener("online", hurry);
      window.removeEventListener("offline", room.offline);
      document.removeEventListener("visibilitychange", hurry);
      room.stop();
    };
  }, [room]);
  return { room, now: useSyncExternalStore(room.subscribe, room.read, room.read) };
}
