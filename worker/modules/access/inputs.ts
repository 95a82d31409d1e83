import * as v from "valibot";
import { scopes } from "../../kernel/actor";
import { flag, line, optionalProse, prose, uuid } from "../../kernel/inputs";
import { cursorInput, limitInput } from "../../kernel/paging";

export const roleCode = v.pipe(v.string(), v.trim(), v.maxLength(40), v.regex(/^[a-z][a-z0-9_]+$/));
/** "<resource>.<action>:<scope>". */
export const permissionName = v.pipe(
  v.string(),
  v.maxLength(100),
  v.regex(new RegExp(`^[a-z_]+\\.[a-z_]+:(${scopes.join("|")})$`)),
);

/** A form's check boxes send one value as a string, several as a list. */
const listOf = (item: v.GenericSchema<string>, max: number) =>
  v.pipe(
    v.union([
      v.array(item),
      v.pipe(
        item,
        v.transform((one: string) => [one]),
      ),
    ]),
    v.maxLength(max),
    v.transform((all: string[]) => [...new Set(all)]),
  );
const permissions = listOf(permissionName, 500);

export const RoleCode = v.strictObject({ code: roleCode });
export const ListRoles = v.strictObject({
  /** True for the deleted ones, to restore. */
  deleted: v.optional(flag, false),
  cursor: cursorInput,
  limit: limitInput(100, 50),
});
export const CreateRole = v.strictObject({
  code: roleCode,
  nameEn: line(80),
  nameAr: line(80),
  description: optionalProse(500),
  permissions,
});
/** What is left out stays as it is; `permissions` replaces the whole set. */
export const EditRole = v.strictObject({
  code: roleCode,
  nameEn: v.optional(line(80)),
  nameAr: v.optional(line(80)),
  description: v.optional(prose(500)),
  permissions: v.optional(permissions),
});
/** The whole set of a person's roles. */
export const AssignRoles = v.strictObject({ userUuid: uuid, roles: listOf(roleCode, 20) });
