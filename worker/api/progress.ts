import {
  beacon,
  completeLesson,
  courseMaterials,
  courseProgress,
  learningLesson,
  learningOutline,
  learningPlayer,
  openLesson,
  settleQuiz,
  studentDashboard,
} from "../modules/progress";
import { get, post, type Route } from "./route";

export const progressRoutes: Route[] = [
  /** ?courseUuid= or ?courseSlug= */
  get("/learning/outline", learningOutline),
  /** ?courseSlug= */
  get("/learning/materials", courseMaterials),
  get("/learning/lessons/:lessonUuid", learningLesson),
  get("/learning/lessons/:lessonUuid/player", learningPlayer),
  post("/learning/lessons/:lessonUuid/opened", openLesson, 200),
  post("/learning/lessons/:lessonUuid/beacons", beacon, 200),
  post("/learning/lessons/:lessonUuid/completion", completeLesson, 200),
  post("/attempts/:attemptUuid/settlement", settleQuiz, 200),
  get("/dashboards/student", studentDashboard),
  get("/courses/:courseUuid/progress", courseProgress),
];
