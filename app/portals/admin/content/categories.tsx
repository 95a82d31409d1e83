import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  createCategory,
  deleteCategory,
  editCategory,
  listManagedCategories,
  restoreCategory,
} from "../../../../worker/modules/catalogue";
import { admin } from "../../../../worker/words/admin";
import { adminContent } from "../../../../worker/words/admin-content";
import { translator } from "../../../../worker/words/format";
import { formInput, typed, useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { EmptyState, FormError, Tabs } from "../../../ui";
import { DialogLink, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { filtersOf, unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { PageHeader } from "../../shared/page-header";
import { privateMeta } from "../../shared/private-meta";
import { TreeList } from "../tree-row";
import { CategoryDialog } from "./category-dialog";
import { CategoryRow } from "./category-row";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const deleted = filtersOf(request.url, ["deleted"]).deleted === "true";
  const { items } = await context.run(listManagedCategories, { deleted });
  return {
    title: translator(adminContent, context.locale)("categories_title"),
    brand: context.tenant.brand.name,
    items,
    deleted,
    key: crypto.randomUUID(),
    now: context.nowIso,
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

const verbs = { create: createCategory, edit: editCategory, delete: deleteCategory, restore: restoreCategory };

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const act = (["create", "edit", "delete", "restore"] as const).find((known) => known === form.get("_do"));
  if (!act) throw new Response(null, { status: 400 });
  const input = formInput(form);
  // A form's empty choice is the top of the tree.
  if (input.parentUuid === "") input.parentUuid = null;
  const attempt = await context.attempt(verbs[act], input, act === "create" ? String(form.get("_key")) : undefined);
  if (attempt.ok) return afterAct(request, act, act === "delete" ? { undo: String(form.get("uuid")) } : {});
  const refused: RefusedAct = { act, problem: attempt.problem, values: typed(form) };
  return { refused };
}

export default function Categories() {
  const t = useWords(adminContent);
  const common = useWords(admin);
  const { items, deleted, key, now } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { dialog, of } = useOpenDialog();
  const direct = useRefusal(refused?.act === "delete" || refused?.act === "restore" ? refused : undefined);
  const edited = items.find((category) => category.uuid === of) ?? null;
  return (
    <>
      <PageHeader
        title={t("categories_title")}
        lead={t("categories_lead")}
        actions={
          <DialogLink dialog="create" variant="primary" size="md" icon="plus">
            {t("new_category")}
          </DialogLink>
        }
      />
      <DoneNotice
        say={(done) => t(`done_${done}` as "done_edit")}
        undo={{ act: "restore", field: "uuid" }}
        hidden={Boolean(refused)}
      />
      <div className="mb-5 grid gap-4">
        {direct.message ? <FormError title={direct.message} /> : null}
        <Tabs
          label={common("views")}
          items={[
            { href: "/admin/categories", label: common("current"), current: !deleted },
            { href: "/admin/categories?deleted=true", label: common("deleted"), current: deleted },
          ]}
        />
      </div>
      {items.length > 0 ? (
        <TreeList label={t("categories_title")}>
          {items.map((category) => (
            <CategoryRow key={category.uuid} category={category} now={now} />
          ))}
        </TreeList>
      ) : deleted ? (
        <EmptyState icon="trash" title={common("deleted_empty")} />
      ) : (
        <EmptyState icon="list" title={t("categories_empty")}>
          {t("categories_empty_text")}
        </EmptyState>
      )}
      {dialog === "create" ? (
        <CategoryDialog items={deleted ? [] : items} category={null} below={of} formKey={key} refused={refused} />
      ) : null}
      {dialog === "edit" && edited && !deleted ? (
        <CategoryDialog items={items} category={edited} below={null} formKey={key} refused={refused} />
      ) : null}
    </>
  );
}
