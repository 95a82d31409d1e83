import * as v from "valibot";
import { userStatus, userType } from "../inputs";

/** What the list of people and its export tell of an account; instants as text. */
export const userShape = {
  uuid: v.string(),
  email: v.string(),
  username: v.nullable(v.string()),
  fullName: v.string(),
  fullNameAr: v.nullable(v.string()),
  userType,
  status: userStatus,
  roles: v.array(v.string()),
  createdAt: v.string(),
  lastSignedInAt: v.nullable(v.string()),
  deletedAt: v.nullable(v.string()),
};
