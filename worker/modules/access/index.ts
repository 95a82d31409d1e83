export { assignRoles } from "./assign-roles";
export { createRole } from "./create-role";
export { deleteRole } from "./delete-role";
export { editRole } from "./edit-role";
export { listPermissions } from "./list-permissions";
export { listRoles } from "./list-roles";
export { readRole } from "./read-role";
export { restoreRole } from "./restore-role";
export { type SystemRole, systemRoles } from "./system-roles";
