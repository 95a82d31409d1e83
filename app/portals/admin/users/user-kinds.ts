import type { UserStatus, UserType } from "../../../../worker/modules/accounts";
import type { Tone } from "../../../ui";

export const userTypes = [
  "student",
  "instructor",
  "mentor",
  "company",
  "manager",
  "recruiter",
  "admin",
] as const satisfies readonly UserType[];
export const userStatuses = [
  "active",
  "pending_verification",
  "inactive",
  "suspended",
  "banned",
] as const satisfies readonly UserStatus[];

export const statusTone: Record<UserStatus, Tone> = {
  active: "success",
  pending_verification: "info",
  inactive: "neutral",
  suspended: "warning",
  banned: "danger",
};

/** What the list of people is narrowed and sorted by, as it stands in the address. */
export const userFilters = ["q", "userType", "status", "deleted", "sort", "descending"] as const;
