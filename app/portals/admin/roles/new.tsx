import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { createRole, listPermissions } from "../../../../worker/modules/access";
import { admin } from "../../../../worker/words/admin";
import { adminRoles } from "../../../../worker/words/admin-roles";
import { translator } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { formInput, typed, useRefusal } from "../../../forms";
import { useWords } from "../../../locale";
import { Breadcrumbs, Button, ButtonLink, FormActions, FormError, PageHeader, stackClass } from "../../../ui";
import { afterAct } from "../../shared/after-act";
import { privateMeta } from "../../shared/private-meta";
import { PermissionGrid } from "./permission-grid";
import { RoleFields } from "./role-fields";

export async function loader({ context }: LoaderFunctionArgs) {
  const { resources } = await context.run(listPermissions, {});
  return {
    title: translator(adminRoles, context.locale)("new_title"),
    brand: context.tenant.brand.name,
    resources,
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const attempt = await context.attempt(createRole, { permissions: [], ...formInput(form) }, String(form.get("_key")));
  if (attempt.ok) return afterAct(request, "create", { path: `/admin/roles/${attempt.value.code}` });
  return {
    refused: { problem: attempt.problem, values: typed(form) },
    permissions: form.getAll("permissions[]").map(String),
  };
}

export default function NewRole() {
  const t = useWords(adminRoles);
  const common = useWords(admin);
  const { resources, key } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(data?.refused);
  const pending = useNavigation().formMethod === "POST";
  return (
    <>
      <PageHeader
        title={t("new_title")}
        lead={t("new_lead")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/admin/roles" }, { label: t("new_title") }]}
          />
        }
      />
      <Form method="post" className={stackClass}>
        {refusal.message ? <FormError title={refusal.message} /> : null}
        <input type="hidden" name="_key" value={key} />
        <RoleFields refusal={refusal} />
        <h2 className="mt-4 text-lg">{t("rights")}</h2>
        <PermissionGrid resources={resources} held={new Set(data?.permissions)} />
        <FormActions>
          <Button type="submit" variant="primary" pending={pending}>
            {t("create")}
          </Button>
          <ButtonLink href="/admin/roles" variant="quiet">
            {useWords(shell)("cancel")}
          </ButtonLink>
        </FormActions>
      </Form>
    </>
  );
}
