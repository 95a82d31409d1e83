import { payNow } from "../modules/billing";
import { createPlan, editPlan, endPlan, listManagedPlans, listPlans } from "../modules/plans";
import {
  cancelSubscription,
  changeAtPeriodEnd,
  listSubscriptions,
  readMySubscription,
  readSubscriptionFigures,
  restoreSubscription,
  resumeSubscription,
  setAutoRenew,
  startTrial,
  suspendSubscription,
} from "../modules/subscriptions";
import { del, get, post, put, type Route } from "./route";

export const subscriptionRoutes: Route[] = [
  get("/plans", listPlans),
  get("/managed-plans", listManagedPlans),
  post("/plans", createPlan),
  put("/plans/:uuid", editPlan),
  del("/plans/:uuid", endPlan),
  get("/me/subscription", readMySubscription),
  post("/me/subscription/trials", startTrial),
  put("/me/subscription/next", changeAtPeriodEnd),
  post("/me/subscription/cancellation", cancelSubscription, 200),
  del("/me/subscription/cancellation", resumeSubscription),
  put("/me/subscription/auto-renewal", setAutoRenew),
  post("/me/subscription/payments", payNow),
  get("/subscriptions", listSubscriptions),
  get("/subscriptions/figures", readSubscriptionFigures),
  post("/subscriptions/:uuid/suspension", suspendSubscription, 200),
  del("/subscriptions/:uuid/suspension", restoreSubscription),
];
