export { courseAudit } from "./course-audit";
export { ownAudit } from "./own-audit";
export { readAudit } from "./read-audit";
export { sealAudit } from "./seal-audit";
export { searchAudit } from "./search-audit";
export { verifySeals } from "./verify-seals";
