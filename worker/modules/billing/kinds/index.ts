import type { LineKind } from "../schema";
import { bundle } from "./bundle";
import { candidateFee } from "./candidate-fee";
import { course } from "./course";
import type { Kind } from "./kind";
import { subscription } from "./subscription";

/** Everything that is sold, by the name of its payment type. */
export const kinds: Record<LineKind, Kind> = {
  course_purchase: course,
  bundle_purchase: bundle,
  subscription,
  company_candidate_fee: candidateFee,
};
export type { Offer, Paid, PlanOffered, Terms } from "./kind";
export { type Leaning, leaningOn } from "./leaning";
export { insertTerms, termsOf } from "./terms";
