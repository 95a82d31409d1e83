import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { InputOf } from "../../../../worker/kernel/verb";
import { listRoles, restoreRole } from "../../../../worker/modules/access";
import { admin } from "../../../../worker/words/admin";
import { adminRoles } from "../../../../worker/words/admin-roles";
import { formatNumber, translator } from "../../../../worker/words/format";
import { formInput, typed, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Badge, ButtonLink, DataTable, EmptyState, FormError, Tabs } from "../../../ui";
import { ActButton } from "../../shared/act-dialog";
import { filtersOf } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { ListPages, RowLink } from "../../shared/list-frame";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { When } from "../../shared/when";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filters = filtersOf(request.url, ["deleted", "cursor"]);
  return {
    title: translator(adminRoles, context.locale)("title"),
    brand: context.tenant.brand.name,
    deleted: filters.deleted === "true",
    page: await context.run(listRoles, filters as InputOf<typeof listRoles>),
    now: context.nowIso,
  };
}
export const meta = privateMeta;

/** The one act of this page is to bring a deleted role back. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const attempt = await context.attempt(restoreRole, formInput(form));
  if (attempt.ok) return afterAct(request, "restore", { path: "/admin/roles" });
  return { refused: { problem: attempt.problem, values: typed(form) } };
}

export default function Roles() {
  const t = useWords(adminRoles);
  const common = useWords(admin);
  const { locale } = useReader();
  const { page, deleted, now } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const refusal = useRefusal(refused);
  const nameOf = (role: (typeof page.items)[number]) => (locale === "ar" ? role.nameAr : role.nameEn);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <ButtonLink href="/admin/roles/new" variant="primary" icon="plus">
            {t("new_role")}
          </ButtonLink>
        }
      />
      <DoneNotice
        say={(done) => t(`done_${done}` as "done_edit")}
        undo={{ act: "restore", field: "code" }}
        hidden={Boolean(refused)}
      />
      {refusal.message ? <FormError title={refusal.message} /> : null}
      <div className="mb-5">
        <Tabs
          label={common("views")}
          items={[
            { href: "/admin/roles", label: common("current"), current: !deleted },
            { href: "/admin/roles?deleted=true", label: common("deleted"), current: deleted },
          ]}
        />
      </div>
      <DataTable
        caption={t("title")}
        hideCaption
        rows={page.items}
        rowKey={(role) => role.uuid}
        empty={<EmptyState icon="shield" title={t("empty_title")} />}
        columns={[
          {
            id: "role",
            header: t("role"),
            phone: "lead",
            cell: (role) => (
              <span className="grid gap-0.5">
                {deleted ? nameOf(role) : <RowLink href={`/admin/roles/${role.code}`}>{nameOf(role)}</RowLink>}
                <code dir="ltr" className="text-start text-xs font-normal text-ink-faint">
                  {role.code}
                </code>
              </span>
            ),
          },
          {
            id: "kind",
            header: common("state"),
            hideHeader: true,
            cell: (role) => (
              <Badge tone={role.isSystemRole ? "neutral" : "accent"}>
                {t(role.isSystemRole ? "system_role" : "custom_role")}
              </Badge>
            ),
          },
          {
            id: "rights",
            header: t("rights"),
            align: "end",
            cell: (role) => formatNumber(role.permissionCount, locale),
          },
          { id: "holders", header: t("holders"), align: "end", cell: (role) => formatNumber(role.holderCount, locale) },
          deleted
            ? {
                id: "restore",
                header: common("acts"),
                hideHeader: true,
                align: "end",
                cell: (role) => (
                  <ActButton
                    act="restore"
                    fields={{ code: role.code }}
                    icon="refresh"
                    aria-label={common("restore_of", { name: nameOf(role) })}
                  >
                    {common("restore")}
                  </ActButton>
                ),
              }
            : { id: "changed", header: t("changed"), cell: (role) => <When at={role.updatedAt} since={now} /> },
        ]}
      />
      <ListPages shown={page.items.length} next={page.next} />
    </>
  );
}
