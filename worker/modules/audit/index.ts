export { courseAudit } from "./course-audit";
export type { Entry } from "./entry";
export { exportAudit } from "./export-audit";
export { ownAudit } from "./own-audit";
export { readAudit } from "./read-audit";
export { sealAudit } from "./seal-audit";
export { searchAudit } from "./search-audit";
export { verifySeals } from "./verify-seals";
