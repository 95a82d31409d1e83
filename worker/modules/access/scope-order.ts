import type { Scope } from "../../kernel/actor";

/**
 * Does a grant held at one scope include the same grant at another? A partial order: "all" includes everything, everything includes "own", a team
 * includes what is assigned within it. Company and course are worlds of their own: neither includes the other.
 */
export const covers = (held: Scope, wanted: Scope): boolean =>
  held === wanted || held === "all" || wanted === "own" || (held === "team" && wanted === "assigned");
