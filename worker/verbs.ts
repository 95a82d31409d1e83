import type { AnyVerb } from "./kernel/verb";
import * as access from "./modules/access";
import * as accounts from "./modules/accounts";
import * as assessment from "./modules/assessment";
import * as audit from "./modules/audit";
import * as billing from "./modules/billing";
import * as catalogue from "./modules/catalogue";
import * as chat from "./modules/chat";
import * as credentials from "./modules/credentials";
import * as enrolment from "./modules/enrolment";
import * as live from "./modules/live";
import * as lookups from "./modules/lookups";
import * as media from "./modules/media";
import * as notifications from "./modules/notifications";
import * as operations from "./modules/operations";
import * as plans from "./modules/plans";
import * as progress from "./modules/progress";
import * as referrals from "./modules/referrals";
import * as site from "./modules/site";
import * as subscriptions from "./modules/subscriptions";

const modules = {
  lookups,
  accounts,
  access,
  audit,
  plans,
  media,
  catalogue,
  enrolment,
  subscriptions,
  assessment,
  progress,
  credentials,
  referrals,
  billing,
  notifications,
  chat,
  live,
  site,
  operations,
};

const isVerb = (value: unknown): value is AnyVerb =>
  typeof value === "object" && value !== null && "kind" in value && "may" in value && "run" in value;

/** Every verb of the product: what OpenAPI, permissions, the role × route matrix and rate classes are read off. */
export const verbs: readonly AnyVerb[] = Object.values(modules).flatMap((module) =>
  Object.values(module).filter(isVerb),
);
