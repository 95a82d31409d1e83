import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { listAllLookups } from "../../../../worker/modules/lookups";
import { admin } from "../../../../worker/words/admin";
import { adminLookups } from "../../../../worker/words/admin-lookups";
import { typed, useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { Badge, Breadcrumbs, ButtonLink, EmptyState, FormError, Notice, PageHeader, Tabs } from "../../../ui";
import { DialogLink, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { filtersOf, unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { privateMeta } from "../../shared/private-meta";
import { TreeList } from "../tree-row";
import { actOnValues, valueActOf } from "./act-on-values";
import { DeletedValues } from "./deleted-values";
import { ValueDialog } from "./value-dialog";
import { ValueRow } from "./value-row";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const deleted = filtersOf(request.url, ["deleted"]).deleted === "true";
  const { type, items } = await context.run(listAllLookups, { type: params.type ?? "", deleted });
  const title = context.locale === "ar" ? type.nameAr : type.nameEn;
  return {
    title,
    brand: context.tenant.brand.name,
    type,
    items,
    deleted,
    key: crypto.randomUUID(),
    now: context.nowIso,
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const wanted = valueActOf(form);
  if (!wanted) throw new Response(null, { status: 400 });
  const { act, of } = wanted;
  const attempt = await actOnValues(context, params.type ?? "", wanted, form);
  if (attempt.ok) return afterAct(request, act, act === "delete" ? { undo: of } : {});
  const refused: RefusedAct = { act, problem: attempt.problem, values: typed(form) };
  return { refused };
}

export default function LookupTypePage() {
  const t = useWords(adminLookups);
  const common = useWords(admin);
  const { type, items, deleted, key, title, now } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { dialog, of } = useOpenDialog();
  const direct = useRefusal(refused && !["create", "edit"].includes(refused.act) ? refused : undefined);
  const edited = items.find((value) => value.uuid === of) ?? null;
  const here = `/admin/lookups/${type.code}`;
  return (
    <>
      <PageHeader
        title={title}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/admin/lookups" }, { label: title }]}
          />
        }
        lead={
          <span className="flex flex-wrap items-center gap-3">
            <code dir="ltr">{type.code}</code>
            {type.isSystem ? <Badge>{t("system")}</Badge> : null}
            {type.isActive ? null : <Badge tone="warning">{t("inactive")}</Badge>}
          </span>
        }
        actions={
          <>
            {type.isSystem ? null : (
              <DialogLink dialog="create" variant="primary" size="md" icon="plus">
                {t("new_value")}
              </DialogLink>
            )}
            <ButtonLink href={`${here}/settings`} icon="settings">
              {t("settings")}
            </ButtonLink>
          </>
        }
      />
      <DoneNotice
        say={(done) => t(`done_${done}` as "done_edit")}
        undo={{ act: "restore", field: "uuid" }}
        hidden={Boolean(refused)}
      />
      <div className="mb-5 grid gap-4">
        {direct.message ? <FormError title={direct.message} /> : null}
        {type.isSystem ? <Notice>{t("system_notice")}</Notice> : null}
        <Tabs
          label={common("views")}
          items={[
            { href: here, label: common("current"), current: !deleted },
            { href: `${here}?deleted=true`, label: common("deleted"), current: deleted },
          ]}
        />
      </div>
      {items.length === 0 ? (
        deleted ? (
          <EmptyState icon="trash" title={common("deleted_empty")} />
        ) : (
          <EmptyState icon="list" title={t("empty_title")}>
            {t("empty_text")}
          </EmptyState>
        )
      ) : deleted ? (
        <DeletedValues title={title} items={items} now={now} />
      ) : (
        <Form method="post" preventScrollReset>
          <TreeList label={title}>
            {items.map((value) => {
              const siblings = items.filter((one) => one.parentUuid === value.parentUuid);
              return (
                <ValueRow
                  key={value.uuid}
                  value={value}
                  isFirst={siblings[0] === value}
                  isLast={siblings.at(-1) === value}
                  isSystem={type.isSystem}
                />
              );
            })}
          </TreeList>
        </Form>
      )}
      {dialog === "create" && !type.isSystem ? (
        <ValueDialog type={type} items={items} value={null} below={of} formKey={key} refused={refused} />
      ) : null}
      {dialog === "edit" && edited ? (
        <ValueDialog type={type} items={items} value={edited} below={null} formKey={key} refused={refused} />
      ) : null}
    </>
  );
}
