import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { deleteRole, editRole, listPermissions, readRole } from "../../../../worker/modules/access";
import { admin } from "../../../../worker/words/admin";
import { adminRoles } from "../../../../worker/words/admin-roles";
import { formInput, typed, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Badge, Breadcrumbs, Button, FormActions, FormError, Notice, PageHeader, stackClass } from "../../../ui";
import { ActDialog, DialogLink, hasRefused, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import { unlessDialog } from "../../shared/address";
import { afterAct } from "../../shared/after-act";
import { DoneNotice } from "../../shared/done-notice";
import { privateMeta } from "../../shared/private-meta";
import { PermissionGrid } from "./permission-grid";
import { RoleFields } from "./role-fields";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const [role, { resources }] = await Promise.all([
    context.run(readRole, { code: params.code ?? "" }),
    context.run(listPermissions, {}),
  ]);
  return {
    title: context.locale === "ar" ? role.nameAr : role.nameEn,
    brand: context.tenant.brand.name,
    role,
    resources,
  };
}
export const meta = privateMeta;
export const shouldRevalidate = unlessDialog;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const code = params.code ?? "";
  const act = form.get("_do") === "delete" ? "delete" : "edit";
  const attempt =
    act === "delete"
      ? await context.attempt(deleteRole, { code })
      : await context.attempt(editRole, { permissions: [], ...formInput(form), code });
  if (attempt.ok) return afterAct(request, act, act === "delete" ? { path: "/admin/roles", undo: code } : {});
  const refused: RefusedAct = { act, problem: attempt.problem, values: typed(form) };
  return { refused, permissions: act === "edit" ? form.getAll("permissions[]").map(String) : null };
}

export default function Role() {
  const t = useWords(adminRoles);
  const common = useWords(admin);
  const { locale } = useReader();
  const { role, resources } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(hasRefused(data?.refused, "edit"));
  const pending = useNavigation().formData?.get("_do") === "edit";
  const { dialog } = useOpenDialog();
  const name = locale === "ar" ? role.nameAr : role.nameEn;
  const held = new Set(data?.permissions ?? role.permissions);
  return (
    <>
      <PageHeader
        title={name}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/admin/roles" }, { label: name }]}
          />
        }
        lead={
          <div className="flex flex-wrap items-center gap-3">
            <Badge tone={role.isSystemRole ? "neutral" : "accent"}>
              {t(role.isSystemRole ? "system_role" : "custom_role")}
            </Badge>
            <code dir="ltr">{role.code}</code>
            {role.isSystemRole && role.description ? <span>{role.description}</span> : null}
          </div>
        }
        actions={
          role.isSystemRole ? null : (
            <DialogLink dialog="delete" icon="trash" size="md">
              {t("delete")}
            </DialogLink>
          )
        }
      />
      <DoneNotice say={(done) => t(`done_${done}` as "done_edit")} hidden={Boolean(data)} />
      {role.isSystemRole ? (
        <div className="grid gap-6">
          <Notice>{t("system_notice")}</Notice>
          <PermissionGrid resources={resources} held={held} readOnly />
        </div>
      ) : (
        <Form method="post" className={stackClass} key={role.updatedAt}>
          {refusal.message ? <FormError title={refusal.message} /> : null}
          <input type="hidden" name="_do" value="edit" />
          <RoleFields role={role} refusal={refusal} />
          <h2 className="mt-4 text-lg">{t("rights")}</h2>
          <PermissionGrid resources={resources} held={held} />
          <FormActions>
            <Button type="submit" variant="primary" pending={pending}>
              {t("save")}
            </Button>
          </FormActions>
        </Form>
      )}
      {dialog === "delete" && !role.isSystemRole ? (
        <ActDialog
          act="delete"
          title={t("delete_title", { name })}
          description={t("delete_text")}
          confirm={t("delete")}
          danger
          refused={data?.refused}
        />
      ) : null}
    </>
  );
}
