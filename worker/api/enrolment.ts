import { drop, enrol, enrolStudent, listMine, listOfCourse, remove } from "../modules/enrolment";
import { del, get, post, type Route } from "./route";

export const enrolmentRoutes: Route[] = [
  get("/me/enrolments", listMine),
  post("/me/enrolments", enrol),
  del("/me/enrolments/:uuid", drop),
  get("/courses/:courseUuid/enrolments", listOfCourse),
  post("/courses/:courseUuid/enrolments", enrolStudent),
  del("/enrolments/:uuid", remove),
];
