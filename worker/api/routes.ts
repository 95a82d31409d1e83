import { accessRoutes } from "./access";
import { accountsRoutes } from "./accounts";
import { assessmentRoutes } from "./assessment";
import { auditRoutes } from "./audit";
import { catalogueRoutes } from "./catalogue";
import { chatRoutes } from "./chat";
import { credentialsRoutes } from "./credentials";
import { enrolmentRoutes } from "./enrolment";
import { lookupsRoutes } from "./lookups";
import { mediaRoutes } from "./media";
import { notificationsRoutes } from "./notifications";
import { operationsRoutes } from "./operations";
import { progressRoutes } from "./progress";
import type { Route } from "./route";
import { siteRoutes } from "./site";

/** The whole HTTP API. */
export const routes: readonly Route[] = [
  ...accountsRoutes,
  ...accessRoutes,
  ...auditRoutes,
  ...lookupsRoutes,
  ...mediaRoutes,
  ...catalogueRoutes,
  ...enrolmentRoutes,
  ...assessmentRoutes,
  ...progressRoutes,
  ...credentialsRoutes,
  ...notificationsRoutes,
  ...chatRoutes,
  ...siteRoutes,
  ...operationsRoutes,
];
