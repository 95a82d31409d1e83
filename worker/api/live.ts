import {
  cancelSession,
  editSession,
  endSession,
  enterSession,
  listAttendance,
  listMySessions,
  listSessionsOfCourse,
  readSession,
  scheduleSession,
  setRecording,
  startSession,
} from "../modules/live";
import { get, post, put, type Route } from "./route";

/** What happens in a session goes over its socket (/ws/live/…); here is what stands around it. */
export const liveRoutes: Route[] = [
  get("/me/live-sessions", listMySessions),
  get("/authoring/courses/:courseUuid/live-sessions", listSessionsOfCourse),
  post("/authoring/courses/:courseUuid/live-sessions", scheduleSession),
  get("/live-sessions/:uuid", readSession),
  put("/live-sessions/:uuid", editSession),
  post("/live-sessions/:uuid/cancellation", cancelSession, 200),
  post("/live-sessions/:uuid/start", startSession, 200),
  post("/live-sessions/:uuid/end", endSession, 200),
  put("/live-sessions/:uuid/recording", setRecording),
  post("/live-sessions/:uuid/entrances", enterSession),
  get("/live-sessions/:sessionUuid/attendance", listAttendance),
];
