import type { UserType } from "./schema";

export type Portal = "student" | "instructor" | "mentor" | "company" | "recruiter" | "admin";

/** Where a person lands after signing in: the kind of account decides, rights decide what is found there. */
export const homePortal = (userType: UserType): Portal => (userType === "manager" ? "recruiter" : userType);

export const portals = [
  "student",
  "instructor",
  "mentor",
  "company",
  "recruiter",
  "admin",
] as const satisfies readonly Portal[];
