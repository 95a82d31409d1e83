import * as v from "valibot";
import { email, flag, line, locale, optionalLine, timeZone, uuid } from "../../../kernel/inputs";
import { cursorInput, limitInput } from "../../../kernel/paging";
import { clearable, personName, username, userStatus, userType } from "../inputs";

const roleCode = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{1,59}$/));

/** What a list or an export of people is narrowed by. */
export const UserFilters = {
  /** Part of a name in Latin or Arabic letters, of an address or a username. */
  q: optionalLine(100),
  userType: v.optional(userType),
  status: v.optional(userStatus),
  /** True: the deleted ones, and only those. */
  deleted: v.optional(flag, false),
  /** Only these people. */
  uuids: v.optional(
    v.pipe(
      v.union([
        v.array(uuid),
        v.pipe(
          uuid,
          v.transform((one) => [one]),
        ),
      ]),
      v.maxLength(100),
    ),
  ),
};
export const userOrders = ["joined", "name", "seen"] as const;
export type UserOrder = (typeof userOrders)[number];
const order = {
  sort: v.optional(v.picklist(userOrders), "joined"),
  /** Left out: names from the beginning of the alphabet, instants from the newest. */
  descending: v.optional(flag),
};

export const ListUsers = v.strictObject({ ...UserFilters, ...order, cursor: cursorInput, limit: limitInput() });
export const ExportUsers = v.strictObject({
  ...UserFilters,
  ...order,
  /** The `next` of the call before; the filters are those of the first call. */
  cursor: v.optional(v.pipe(v.string(), v.maxLength(8000))),
});
export const UserUuid = v.strictObject({ uuid });
export const InviteUser = v.strictObject({
  email,
  fullName: personName,
  userType,
  /** Role codes; the kind of account's own role where none is given. */
  roles: v.optional(
    v.pipe(
      v.union([
        v.array(roleCode),
        v.pipe(
          roleCode,
          v.transform((code) => [code]),
        ),
      ]),
      v.maxLength(10),
    ),
    [],
  ),
  locale: v.optional(locale),
});
export const EditUser = v.strictObject({
  uuid,
  email: v.optional(email),
  fullName: v.optional(personName),
  fullNameAr: clearable(personName),
  username: clearable(username),
  userType: v.optional(userType),
  locale: v.optional(locale),
  timeZone: v.optional(timeZone),
});
/** The reason is for other administrators and the audit trail; the person does not read it. */
export const CloseUser = v.strictObject({ uuid, reason: line(500) });
