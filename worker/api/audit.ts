import { courseAudit, exportAudit, ownAudit, readAudit, searchAudit, verifySeals } from "../modules/audit";
import { get, post, type Route } from "./route";

export const auditRoutes: Route[] = [
  get("/audit", searchAudit),
  post("/audit/exports", exportAudit, 200),
  get("/audit/:id", readAudit),
  get("/audit-seals/verification", verifySeals),
  get("/me/audit", ownAudit),
  get("/courses/:courseUuid/audit", courseAudit),
];
