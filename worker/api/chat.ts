import { enterRoom, listReports, listRooms, reportMessage, settleReport } from "../modules/chat";
import { get, post, type Route } from "./route";

/** What is said goes over sockets (/ws/rooms/…); here is what stands around it. */
export const chatRoutes: Route[] = [
  get("/chat/rooms", listRooms),
  post("/chat/rooms/:kind/:uuid/entrances", enterRoom),
  post("/chat/reports", reportMessage),
  get("/chat/reports", listReports),
  post("/chat/reports/:uuid/settlement", settleReport, 200),
];
