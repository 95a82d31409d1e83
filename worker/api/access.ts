import {
  assignRoles,
  createRole,
  deleteRole,
  editRole,
  listPermissions,
  listRoles,
  readRole,
  restoreRole,
} from "../modules/access";
import { del, get, patch, post, put, type Route } from "./route";

export const accessRoutes: Route[] = [
  get("/permissions", listPermissions),
  get("/roles", listRoles),
  post("/roles", createRole),
  get("/roles/:code", readRole),
  patch("/roles/:code", editRole),
  del("/roles/:code", deleteRole),
  post("/roles/:code/restore", restoreRole, 200),
  put("/users/:userUuid/roles", assignRoles),
];
