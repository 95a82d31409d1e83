import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { inviteUser } from "../../../../worker/modules/accounts";
import { admin } from "../../../../worker/words/admin";
import { adminUsers } from "../../../../worker/words/admin-users";
import { translator } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { formInput, typed, useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  FormActions,
  FormError,
  PageHeader,
  Select,
  stackClass,
  TextField,
} from "../../../ui";
import { afterAct } from "../../shared/after-act";
import { privateMeta } from "../../shared/private-meta";
import { roleChoices } from "../role-choices";
import { RoleBoxes } from "./role-boxes";
import { userTypes } from "./user-kinds";

export async function loader({ context }: LoaderFunctionArgs) {
  return {
    title: translator(adminUsers, context.locale)("invite_title"),
    brand: context.tenant.brand.name,
    choices: await roleChoices(context),
    key: crypto.randomUUID(),
  };
}
export const meta = privateMeta;

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const attempt = await context.attempt(inviteUser, formInput(form), String(form.get("_key")));
  if (attempt.ok) return afterAct(request, "invite", { path: `/admin/users/${attempt.value.uuid}` });
  return { refused: { problem: attempt.problem, values: typed(form) }, roles: form.getAll("roles[]").map(String) };
}

export default function Invite() {
  const t = useWords(adminUsers);
  const common = useWords(admin);
  const { locale } = useReader();
  const { choices, key } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(data?.refused);
  const pending = useNavigation().formMethod === "POST";
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={t("invite_title")}
        lead={t("invite_lead")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/admin/users" }, { label: t("invite_title") }]}
          />
        }
      />
      <Form method="post" className={stackClass}>
        {refusal.message ? <FormError title={refusal.message} /> : null}
        <input type="hidden" name="_key" value={key} />
        <TextField
          name="fullName"
          label={t("full_name")}
          required
          maxLength={120}
          autoComplete="off"
          defaultValue={refusal.value("fullName")}
          error={refusal.field("fullName")}
        />
        <TextField
          name="email"
          type="email"
          label={t("email")}
          required
          maxLength={254}
          autoComplete="off"
          defaultValue={refusal.value("email")}
          error={refusal.field("email") ?? (refusal.code === "email_taken" ? refusal.message : null)}
        />
        <Select
          name="userType"
          label={t("kind")}
          defaultValue={refusal.value("userType", "instructor")}
          error={refusal.field("userType")}
          options={userTypes.map((value) => ({ value, label: t(`type_${value}`) }))}
        />
        <RoleBoxes
          choices={choices}
          held={data?.roles ?? []}
          hint={t("invite_roles_hint")}
          error={refusal.field("roles")}
        />
        <Select
          name="locale"
          label={t("letter_language")}
          defaultValue={refusal.value("locale", locale)}
          options={[
            { value: "en", label: "English" },
            { value: "ar", label: "العربية" },
          ]}
        />
        <FormActions>
          <Button type="submit" variant="primary" icon="mail" pending={pending}>
            {t("send_invitation")}
          </Button>
          <ButtonLink href="/admin/users" variant="quiet">
            {useWords(shell)("cancel")}
          </ButtonLink>
        </FormActions>
      </Form>
    </div>
  );
}
