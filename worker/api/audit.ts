import { courseAudit, ownAudit, readAudit, searchAudit, verifySeals } from "../modules/audit";
import { get, type Route } from "./route";

export const auditRoutes: Route[] = [
  get("/audit", searchAudit),
  get("/audit/:id", readAudit),
  get("/audit-seals/verification", verifySeals),
  get("/me/audit", ownAudit),
  get("/courses/:courseUuid/audit", courseAudit),
];
