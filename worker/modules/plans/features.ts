/** What a plan may hold, by the codes of the lookup type plan_feature. */
export const features = [
  "course_access",
  "premium_content",
  "chat_access",
  "downloads",
  "certificates",
  "events",
  "job_postings",
  "priority_support",
] as const;
export type Feature = (typeof features)[number];

/** Those of which a plan may hold so many and no more. */
export const countable: readonly Feature[] = ["course_access", "events", "job_postings"];

/** Those that nobody has without a plan; the others are everybody's as long as no plan says what is had without one. */
export const byPlanAlone: readonly Feature[] = ["course_access", "premium_content"];
