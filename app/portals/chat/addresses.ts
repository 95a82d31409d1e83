import type { RoomKind } from "../../../durable-objects/chat-room/protocol";

export const roomHref = (kind: RoomKind, uuid: string) => `/chat/${kind}/${uuid}`;
