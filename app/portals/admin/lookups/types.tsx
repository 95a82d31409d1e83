import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { OutputOf } from "../../../../worker/kernel/verb";
import { createType, listTypes } from "../../../../worker/modules/lookups";
import { admin } from "../../../../worker/words/admin";
import { adminLookups } from "../../../../worker/words/admin-lookups";
import { translator } from "../../../../worker/words/format";
import { formInput, typed, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Anchor, Badge, EmptyState, Icon, Select, TextField } from "../../../ui";
import { ActDialog, DialogLink, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { NameFields } from "../name-fields";

type LookupType = OutputOf<typeof listTypes>["items"][number];

export async function loader({ context }: LoaderFunctionArgs) {
  const { items } = await context.run(listTypes, {});
  return {
    title: translator(adminLookups, context.locale)("title"),
    brand: context.tenant.brand.name,
    items,
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const attempt = await context.attempt(createType, formInput(form), String(form.get("_key")));
  if (attempt.ok) return afterAct(request, "type", { path: `/admin/lookups/${attempt.value.code}` });
  const refused: RefusedAct = { act: "new", problem: attempt.problem, values: typed(form) };
  return { refused };
}

export default function LookupTypes() {
  const t = useWords(adminLookups);
  const common = useWords(admin);
  const { locale } = useReader();
  const { items, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const refusal = useRefusal(refused);
  const { dialog } = useOpenDialog();
  const nameOf = (type: LookupType) => (locale === "ar" ? type.nameAr : type.nameEn);
  // A group is what others lie below; its own values, if any, are reached like any list's.
  const parents = new Set(items.map((type) => type.parentCode));
  const groups = items.filter((type) => parents.has(type.code));
  const ungrouped = items.filter((type) => type.parentCode === null && !parents.has(type.code));
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <DialogLink dialog="new" variant="primary" size="md" icon="plus">
            {t("new_type")}
          </DialogLink>
        }
      />
      {items.length === 0 ? <EmptyState icon="grid" title={t("title")} /> : null}
      <div className="grid gap-10">
        {groups.map((group) => (
          <Group
            key={group.code}
            title={nameOf(group)}
            types={items.filter((type) => type.parentCode === group.code)}
            nameOf={nameOf}
          />
        ))}
        {ungrouped.length > 0 ? <Group title={t("ungrouped")} types={ungrouped} nameOf={nameOf} /> : null}
      </div>
      {dialog === "new" ? (
        <ActDialog
          act="new"
          title={t("new_type_title")}
          confirm={common("create")}
          refused={refused}
          fields={{ _key: key }}
        >
          <TextField
            name="code"
            label={common("code")}
            hint={t("type_code_hint")}
            dir="ltr"
            required
            maxLength={60}
            pattern="[a-z][a-z0-9_]*"
            defaultValue={refusal.value("code")}
            error={refusal.field("code") ?? (refusal.code === "lookup_code_taken" ? refusal.message : null)}
          />
          <NameFields refusal={refusal} />
          <Select
            name="parentCode"
            label={t("group")}
            emptyLabel={t("top")}
            defaultValue={refusal.value("parentCode")}
            options={groups.map((group) => ({ value: group.code, label: nameOf(group) }))}
          />
        </ActDialog>
      ) : null}
    </>
  );
}

function Group({ title, types, nameOf }: { title: string; types: LookupType[]; nameOf: (type: LookupType) => string }) {
  const t = useWords(adminLookups);
  return (
    <section className="grid gap-4">
      <h2 className="text-lg">{title}</h2>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {types.map((type) => (
          <li
            key={type.code}
            className="relative flex items-center justify-between gap-3 rounded-xl bg-surface p-4 shadow-soft ring-1 ring-line/70 hover:shadow-lift"
          >
            <span className="grid min-w-0 gap-0.5">
              <Anchor
                href={`/admin/lookups/${type.code}`}
                className="rounded-sm font-medium after:absolute after:inset-0"
              >
                {nameOf(type)}
              </Anchor>
              <span className="flex flex-wrap gap-2 text-sm text-ink-faint">
                {t("values", { count: type.valueCount })}
                {type.isSystem ? <Badge>{t("system")}</Badge> : null}
                {type.isActive ? null : <Badge tone="warning">{t("inactive")}</Badge>}
              </span>
            </span>
            <Icon name="chevron-end" size={18} className="text-ink-faint" />
          </li>
        ))}
      </ul>
    </section>
  );
}
