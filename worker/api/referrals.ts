import { listAffiliates, listMyCommissions, listMyPayouts, readMyProgramme, recordPayout } from "../modules/billing";
import { joinAffiliates, resumeAffiliate, setRate, suspendAffiliate } from "../modules/referrals";
import { del, get, post, put, type Route } from "./route";

export const referralsRoutes: Route[] = [
  get("/me/affiliate", readMyProgramme),
  post("/me/affiliate", joinAffiliates, 200),
  get("/me/commissions", listMyCommissions),
  get("/me/payouts", listMyPayouts),
  get("/affiliates", listAffiliates),
  put("/affiliates/:affiliateUuid/rate", setRate),
  put("/affiliates/:affiliateUuid/suspension", suspendAffiliate),
  del("/affiliates/:affiliateUuid/suspension", resumeAffiliate),
  post("/affiliates/:affiliateUuid/payouts", recordPayout),
];
