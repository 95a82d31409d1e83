import type { UserRow } from "../../../../worker/modules/accounts";
import { admin } from "../../../../worker/words/admin";
import { adminUsers } from "../../../../worker/words/admin-users";
import { useWords } from "../../../locale";
import { Avatar, Badge, type Column, Status } from "../../../ui";
import { RowLink, useSorting } from "../../shared/list-frame";
import { When } from "../../shared/when";
import { statusTone } from "./user-kinds";

type Row = Omit<UserRow, "photoUuid"> & { photo: string | null };

/** The columns of the list of people. Their headers sort; a phone has none, and a choice among the filters instead. */
export function useUserColumns(roleNames: Record<string, string>, now: string): Column<Row>[] {
  const t = useWords(adminUsers);
  const common = useWords(admin);
  const sorting = useSorting({ joined: true, name: false, seen: true });
  return [
    {
      id: "person",
      header: t("person"),
      phone: "lead",
      sort: sorting("name"),
      cell: (user) => (
        <span className="flex min-w-0 items-center gap-3">
          <Avatar name={user.fullName} {...(user.photo ? { src: user.photo } : {})} />
          <span className="grid min-w-0">
            <RowLink href={`/admin/users/${user.uuid}`}>
              <bdi>{user.fullName}</bdi>
            </RowLink>
            <bdi className="truncate font-normal text-ink-faint">{user.email}</bdi>
          </span>
        </span>
      ),
    },
    { id: "kind", header: t("kind"), cell: (user) => t(`type_${user.userType}`) },
    {
      id: "roles",
      header: t("roles"),
      cell: (user) =>
        user.roles.length === 0 ? (
          t("no_roles")
        ) : (
          <span className="flex flex-wrap gap-1 max-sm:justify-end">
            {user.roles.map((code) => (
              <Badge key={code}>{roleNames[code] ?? code}</Badge>
            ))}
          </span>
        ),
    },
    {
      id: "status",
      header: t("status"),
      cell: (user) => <Status tone={statusTone[user.status]}>{t(`status_${user.status}`)}</Status>,
    },
    {
      id: "last",
      header: t("last_signed_in"),
      sort: sorting("seen"),
      cell: (user) => (user.lastSignedInAt ? <When at={user.lastSignedInAt} since={now} /> : common("never")),
    },
    {
      id: "joined",
      header: t("joined"),
      sort: sorting("joined"),
      cell: (user) => <When at={user.createdAt} />,
      phone: "hide",
    },
  ];
}
