import type { LineKind } from "../schema";
import { bundle } from "./bundle";
import { course } from "./course";
import type { Kind } from "./kind";
import { subscription } from "./subscription";

/** Everything that is sold, by the name of its payment type. */
export const kinds: Record<LineKind, Kind> = {
  course_purchase: course,
  bundle_purchase: bundle,
  subscription,
};
export type { Offer, Paid, PlanOffered, Terms } from "./kind";
export { insertTerms, termsOf } from "./terms";
