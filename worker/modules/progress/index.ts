export { beacon } from "./beacon";
export { completeLesson } from "./complete-lesson";
export { courseMaterials } from "./course-materials";
export { courseProgress } from "./course-progress";
export { learningLesson, learningOutline, learningPlayer } from "./learning";
export { openLesson } from "./open-lesson";
export { settleQuiz } from "./settle-quiz";
export { studentDashboard } from "./student-dashboard";
