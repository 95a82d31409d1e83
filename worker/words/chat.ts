import { chatMessage } from "./chat/message";
import { chatOrder } from "./chat/order";
import { chatRoom } from "./chat/room";
import { words } from "./format";

/** Rooms where people write to each other. */
export const chat = words({
  en: { ...chatRoom.en, ...chatMessage.en, ...chatOrder.en },
  ar: { ...chatRoom.ar, ...chatMessage.ar, ...chatOrder.ar },
});
