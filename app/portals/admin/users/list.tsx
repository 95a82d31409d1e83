import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../worker/kernel/verb";
import { listUsers } from "../../../../worker/modules/accounts";
import { admin } from "../../../../worker/words/admin";
import { adminUsers } from "../../../../worker/words/admin-users";
import { translator } from "../../../../worker/words/format";
import { useWords } from "../../../locale";
import { Avatar, Badge, ButtonLink, Checkbox, DataTable, EmptyState, Select, Status } from "../../../ui";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { filtersOf } from "../address";
import { useHolds } from "../holds";
import { FilterForm, ListPages, RowLink } from "../list-frame";
import { systemRoleNames } from "../role-choices";
import { When } from "../when";
import { statusTone, userStatuses, userTypes } from "./user-kinds";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = filtersOf(request.url, ["q", "userType", "status", "deleted", "cursor"]);
  const page = await context.run(listUsers, { ...filters, limit: 30 } as InputOf<typeof listUsers>);
  return {
    title: translator(adminUsers, context.locale)("title"),
    brand: context.tenant.brand.name,
    filters,
    page: {
      ...page,
      items: await Promise.all(
        page.items.map(async (user) => ({ ...user, photo: await context.links.picture(user.photoUuid) })),
      ),
    },
    roleNames: systemRoleNames(context.locale),
    now: context.nowIso,
  };
}
export const meta = privateMeta;

export default function Users() {
  const t = useWords(adminUsers);
  const common = useWords(admin);
  const holds = useHolds();
  const { filters, page, roleNames, now } = useLoaderData<typeof loader>();
  const narrowed = Boolean(filters.q || filters.userType || filters.status || filters.deleted);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          holds("users.invite") ? (
            <ButtonLink href="/admin/users/invite" variant="primary" icon="mail">
              {t("invite")}
            </ButtonLink>
          ) : null
        }
      />
      <FilterForm search={{ label: t("search"), value: filters.q }} narrowed={narrowed}>
        <Select
          name="userType"
          label={t("kind")}
          emptyLabel={common("any")}
          defaultValue={filters.userType ?? ""}
          options={userTypes.map((value) => ({ value, label: t(`type_${value}`) }))}
        />
        <Select
          name="status"
          label={t("status")}
          emptyLabel={common("any")}
          defaultValue={filters.status ?? ""}
          options={userStatuses.map((value) => ({ value, label: t(`status_${value}`) }))}
        />
        <Checkbox
          name="deleted"
          value="true"
          label={t("show_deleted")}
          defaultChecked={filters.deleted === "true"}
          className="sm:pb-2"
        />
      </FilterForm>
      <DataTable
        caption={t("title")}
        hideCaption
        rows={page.items}
        rowKey={(user) => user.uuid}
        empty={
          <EmptyState icon="users" title={t("empty_title")}>
            {t("empty_text")}
          </EmptyState>
        }
        columns={[
          {
            id: "person",
            header: t("person"),
            phone: "lead",
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
            cell: (user) => (user.lastSignedInAt ? <When at={user.lastSignedInAt} since={now} /> : common("never")),
          },
          { id: "joined", header: t("joined"), cell: (user) => <When at={user.createdAt} />, phone: "hide" },
        ]}
      />
      <ListPages shown={page.items.length} total={page.total} next={page.next} />
    </>
  );
}
