/** The one password of every demo account. It guards nothing: demo accounts are made by `npm start` and `npm run seed` alone. */
export const demoPassword = "Learn-and-hire-2026";

/** One demo account each, in the order in which they are printed. */
export const demoRoles = [
  "super_admin",
  "content_manager",
  "recruitment_manager",
  "finance_manager",
  "support_admin",
  "manager",
  "recruiter",
  "company",
  "instructor",
  "mentor",
  "student",
] as const;

export type DemoRole = (typeof demoRoles)[number];

export function demoEmail(role: DemoRole): string {
  return `${role}@demo.recruitlms.test`;
}
