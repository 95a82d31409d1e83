import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../worker/kernel/verb";
import { listUsers } from "../../../../worker/modules/accounts";
import { admin } from "../../../../worker/words/admin";
import { adminUsers } from "../../../../worker/words/admin-users";
import { translator } from "../../../../worker/words/format";
import { useWords } from "../../../locale";
import { Button, ButtonLink, Checkbox, DataTable, EmptyState, Select } from "../../../ui";
import { filtersOf } from "../../shared/address";
import { useHolds } from "../../shared/holds";
import { ExportLink, FilterForm, ListPages } from "../../shared/list-frame";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { systemRoleNames } from "../role-choices";
import { useUserColumns } from "./user-columns";
import { userFilters, userStatuses, userTypes } from "./user-kinds";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = filtersOf(request.url, [...userFilters, "cursor"]);
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

const chosenForm = "chosen-people";

export default function Users() {
  const t = useWords(adminUsers);
  const common = useWords(admin);
  const holds = useHolds();
  const { filters, page, roleNames, now } = useLoaderData<typeof loader>();
  const narrowed = Boolean(filters.q || filters.userType || filters.status || filters.deleted);
  const chosen = {
    name: "uuids",
    form: chosenForm,
    rowLabel: (user: (typeof page.items)[number]) => t("choose", { name: user.fullName }),
    allLabel: t("choose_all"),
    countLabel: t("chosen"),
    actions: (
      <Button type="submit" size="sm" form={chosenForm}>
        {t("together")}
      </Button>
    ),
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            {holds("users.export") ? <ExportLink href="/admin/users/export" label={t("export")} /> : null}
            {holds("users.invite") ? (
              <ButtonLink href="/admin/users/invite" variant="primary" icon="mail">
                {t("invite")}
              </ButtonLink>
            ) : null}
          </>
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
        {/* On a phone there are no headers to press. */}
        <Select
          name="sort"
          label={t("sorted_by")}
          className="sm:hidden"
          defaultValue={filters.sort ?? "joined"}
          options={[
            { value: "joined", label: t("joined") },
            { value: "name", label: t("full_name") },
            { value: "seen", label: t("last_signed_in") },
          ]}
        />
      </FilterForm>
      {/* The boxes in the rows are this form's: what is chosen is looked at once more before anything happens. */}
      <Form method="get" action="/admin/users/together" id={chosenForm} />
      <DataTable
        caption={t("title")}
        hideCaption
        rows={page.items}
        rowKey={(user) => user.uuid}
        {...(holds("users.suspend") && filters.deleted !== "true" ? { selection: chosen } : {})}
        empty={
          <EmptyState icon="users" title={t("empty_title")}>
            {t("empty_text")}
          </EmptyState>
        }
        columns={useUserColumns(roleNames, now)}
      />
      <ListPages shown={page.items.length} total={page.total} next={page.next} />
    </>
  );
}
