import type { Attempt, PageContext } from "../../../../worker/http/page-context";
import { assignRoles } from "../../../../worker/modules/access";
import {
  banUser,
  deactivateUser,
  deleteUser,
  editUser,
  reinstateUser,
  resendInvitation,
  restoreUser,
  suspendUser,
} from "../../../../worker/modules/accounts";
import { formInput } from "../../../forms";

/** Each act of a person's page, by its form's `_do`, and the verb that does it. */
export const userActs = [
  "edit",
  "roles",
  "suspend",
  "ban",
  "deactivate",
  "reinstate",
  "delete",
  "restore",
  "resend",
] as const;
export type UserAct = (typeof userActs)[number];

export const isUserAct = (act: unknown): act is UserAct => userActs.some((known) => known === act);

export function actOnUser(
  context: Pick<PageContext, "attempt">,
  uuid: string,
  act: UserAct,
  form: FormData,
): Promise<Attempt<unknown>> {
  const input = { ...formInput(form), uuid };
  switch (act) {
    case "edit":
      return context.attempt(editUser, input);
    case "roles":
      return context.attempt(assignRoles, { userUuid: uuid, roles: form.getAll("roles[]") });
    case "suspend":
      return context.attempt(suspendUser, input);
    case "ban":
      return context.attempt(banUser, input);
    case "deactivate":
      return context.attempt(deactivateUser, input);
    case "reinstate":
      return context.attempt(reinstateUser, { uuid });
    case "delete":
      return context.attempt(deleteUser, { uuid });
    case "restore":
      return context.attempt(restoreUser, { uuid });
    case "resend":
      return context.attempt(resendInvitation, { uuid });
  }
}
