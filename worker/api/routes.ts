import { accessRoutes } from "./access";
import { accountsRoutes } from "./accounts";
import { assessmentRoutes } from "./assessment";
import { auditRoutes } from "./audit";
import { billingRoutes } from "./billing";
import { catalogueRoutes } from "./catalogue";
import { chatRoutes } from "./chat";
import { credentialsRoutes } from "./credentials";
import { enrolmentRoutes } from "./enrolment";
import { liveRoutes } from "./live";
import { lookupsRoutes } from "./lookups";
import { mediaRoutes } from "./media";
import { notificationsRoutes } from "./notifications";
import { operationsRoutes } from "./operations";
import { progressRoutes } from "./progress";
import { referralsRoutes } from "./referrals";
import type { Route } from "./route";
import { siteRoutes } from "./site";
import { subscriptionRoutes } from "./subscriptions";

/** The HTTP API by module, in the order in which it is described. */
export const modules: Record<string, readonly Route[]> = {
  accounts: accountsRoutes,
  access: accessRoutes,
  audit: auditRoutes,
  lookups: lookupsRoutes,
  media: mediaRoutes,
  catalogue: catalogueRoutes,
  enrolment: enrolmentRoutes,
  assessment: assessmentRoutes,
  progress: progressRoutes,
  credentials: credentialsRoutes,
  billing: billingRoutes,
  referrals: referralsRoutes,
  subscriptions: subscriptionRoutes,
  notifications: notificationsRoutes,
  chat: chatRoutes,
  live: liveRoutes,
  site: siteRoutes,
  operations: operationsRoutes,
};

/** The whole HTTP API. */
export const routes: readonly Route[] = Object.values(modules).flat();
