import type { LineKind } from "../schema";
import { bundle } from "./bundle";
import { candidateFee } from "./candidate-fee";
import { course } from "./course";
import type { Kind } from "./kind";

/** Everything that is sold, by the name of its payment type. */
export const kinds: Record<LineKind, Kind> = {
  course_purchase: course,
  bundle_purchase: bundle,
  company_candidate_fee: candidateFee,
};
export type { Offer } from "./kind";
