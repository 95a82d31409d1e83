import {
  blockPerson,
  enterRoom,
  linkFiles,
  linkPortraits,
  listBlocked,
  listReports,
  listRooms,
  offerFile,
  readRetention,
  reportMessage,
  searchMessages,
  setRetention,
  settleReport,
  startPrivate,
  unblockPerson,
} from "../modules/chat";
import { del, get, post, put, type Route } from "./route";

/** What is said goes over sockets (/ws/rooms/…); here is what stands around it. */
export const chatRoutes: Route[] = [
  get("/chat/rooms", listRooms),
  post("/chat/private-rooms", startPrivate, 200),
  post("/chat/rooms/:kind/:uuid/entrances", enterRoom),
  get("/chat/rooms/:kind/:uuid/messages", searchMessages),
  post("/chat/rooms/:kind/:uuid/files", offerFile),
  get("/chat/rooms/:kind/:uuid/files", linkFiles),
  get("/chat/rooms/:kind/:uuid/portraits", linkPortraits),
  get("/courses/:courseUuid/chat-retention", readRetention),
  put("/courses/:courseUuid/chat-retention", setRetention),
  post("/chat/reports", reportMessage),
  get("/chat/reports", listReports),
  post("/chat/reports/:uuid/settlement", settleReport, 200),
  get("/me/blocks", listBlocked),
  put("/me/blocks/:userUuid", blockPerson),
  del("/me/blocks/:userUuid", unblockPerson),
];
