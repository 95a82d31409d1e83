export { publicDestination } from "./destination";
export { followLink, isAtWork } from "./follow-link";
export { joinAffiliates } from "./join-affiliates";
export { type Referral, readReferral, referralToken } from "./referral-token";
export { setRate } from "./set-rate";
export { resumeAffiliate, suspendAffiliate } from "./suspend-affiliate";
