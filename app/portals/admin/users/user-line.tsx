import type { UserRow } from "../../../../worker/modules/accounts";
import { adminUsers } from "../../../../worker/words/admin-users";
import { useWords } from "../../../locale";
import { Avatar, Status } from "../../../ui";
import { statusTone } from "./user-kinds";

type Shown = Pick<UserRow, "fullName" | "email" | "status">;

/** One of several people: name, address and state. */
export function UserLine({ user, isSelf }: { user: Shown; isSelf: boolean }) {
  const t = useWords(adminUsers);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
      <span className="flex min-w-0 items-center gap-3">
        <Avatar name={user.fullName} />
        <span className="grid min-w-0 justify-items-start">
          <bdi className="font-medium">{user.fullName}</bdi>
          <bdi className="max-w-full truncate text-sm text-ink-faint">{user.email}</bdi>
        </span>
      </span>
      {isSelf ? (
        <span className="text-sm text-ink-muted">{t("together_self")}</span>
      ) : (
        <Status tone={statusTone[user.status]}>{t(`status_${user.status}`)}</Status>
      )}
    </li>
  );
}
