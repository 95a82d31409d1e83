import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { editType, listTypes } from "../../../../worker/modules/lookups";
import { admin } from "../../../../worker/words/admin";
import { adminLookups } from "../../../../worker/words/admin-lookups";
import { translator } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { formInput, typed, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  Checkbox,
  FormActions,
  FormError,
  PageHeader,
  Select,
  stackClass,
} from "../../../ui";
import { afterAct } from "../../shared/after-act";
import { privateMeta } from "../../shared/private-meta";
import { NameFields } from "../name-fields";
import { FieldRow } from "./field-row";
import { fieldsOf } from "./type-fields";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { items } = await context.run(listTypes, {});
  const type = items.find(({ code }) => code === params.type);
  if (!type) throw Response.json({ code: "not_found" }, { status: 404 });
  const name = context.locale === "ar" ? type.nameAr : type.nameEn;
  const parents = new Set(items.map(({ parentCode }) => parentCode));
  return {
    title: translator(adminLookups, context.locale)("settings_title", { name }),
    brand: context.tenant.brand.name,
    type,
    name,
    groups: items
      .filter(({ code }) => parents.has(code) && code !== type.code)
      .map(({ code, nameEn, nameAr }) => ({ code, nameEn, nameAr })),
  };
}
export const meta = privateMeta;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const { fields, ...input } = formInput(form);
  const code = params.type ?? "";
  const attempt = await context.attempt(editType, { ...input, fields: fieldsOf(fields), code });
  if (attempt.ok) return afterAct(request, "settings", { path: `/admin/lookups/${code}` });
  return { refused: { problem: attempt.problem, values: typed(form) } };
}

export default function LookupSettings() {
  const t = useWords(adminLookups);
  const common = useWords(admin);
  const words = useWords(shell);
  const { locale } = useReader();
  const { type, name, groups, title } = useLoaderData<typeof loader>();
  const refusal = useRefusal(useActionData<typeof action>()?.refused);
  const pending = useNavigation().formMethod === "POST";
  const here = `/admin/lookups/${type.code}`;
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={title}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: t("title"), href: "/admin/lookups" },
              { label: name, href: here },
              { label: t("settings") },
            ]}
          />
        }
      />
      <Form method="post" className={stackClass}>
        {refusal.message ? <FormError title={refusal.message} /> : null}
        <NameFields value={type} refusal={refusal} />
        <Select
          name="parentCode"
          label={t("group")}
          emptyLabel={t("top")}
          defaultValue={refusal.value("parentCode", type.parentCode ?? "")}
          options={groups.map((group) => ({ value: group.code, label: locale === "ar" ? group.nameAr : group.nameEn }))}
        />
        {type.isSystem ? null : (
          <>
            <input type="hidden" name="isActive" value="false" />
            <Checkbox
              name="isActive"
              value="true"
              label={t("offered")}
              defaultChecked={refusal.value("isActive", String(type.isActive)) === "true"}
            />
          </>
        )}
        <section className="mt-4 grid gap-4">
          <div className="grid gap-1">
            <h2 className="text-lg">{t("fields")}</h2>
            <p className="text-ink-muted">{t("fields_hint")}</p>
          </div>
          {type.fields.map((field, at) => (
            <FieldRow key={field.key} at={at} field={field} refusal={refusal} />
          ))}
          <FieldRow at={type.fields.length} refusal={refusal} />
        </section>
        <FormActions>
          <Button type="submit" variant="primary" pending={pending}>
            {words("save")}
          </Button>
          <ButtonLink href={here} variant="quiet">
            {words("cancel")}
          </ButtonLink>
        </FormActions>
      </Form>
    </div>
  );
}
