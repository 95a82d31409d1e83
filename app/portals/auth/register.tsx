import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { register, resendVerification } from "../../../worker/modules/accounts";
import { auth } from "../../../worker/words/auth";
import { translator } from "../../../worker/words/format";
import { formInput, typed, useRefusal } from "../../forms";
import { useWords } from "../../locale";
import { pageMeta } from "../../meta";
import { mailedPath, onTheWay, ownPath } from "../../own-path";
import { Button, FormActions, FormStack, Notice, TextField } from "../../ui";
import { AuthFrame, AuthLink, Refusal } from "./frame";

export function loader({ context, request }: LoaderFunctionArgs) {
  const { locale, tenant } = context;
  const url = new URL(request.url);
  return {
    title: translator(auth, locale)("register_meta"),
    brand: tenant.brand.name,
    url: { origin: tenant.origin, path: url.pathname },
    next: ownPath(url.searchParams.get("next"), tenant.origin),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta(data) : []);

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const email = String(form.get("email") ?? "");
  const onward = mailedPath(form.get("_next"), context.tenant.origin);
  if (form.get("_again")) {
    const again = await context.attempt(resendVerification, { email, ...onward });
    return again.ok
      ? { sentTo: email, again: true, refused: null }
      : { sentTo: email, again: false, refused: { problem: again.problem, values: {} } };
  }
  const attempt = await context.attempt(register, { ...formInput(form), ...onward, locale: context.locale });
  if (attempt.ok) return { sentTo: email, again: false, refused: null };
  return { sentTo: null, again: false, refused: { problem: attempt.problem, values: typed(form) } };
}

export default function Register() {
  const data = useActionData<typeof action>();
  return data?.sentTo ? <CheckMail email={data.sentTo} again={data.again} /> : <RegisterForm />;
}

function RegisterForm() {
  const t = useWords(auth);
  const data = useActionData<typeof action>();
  const { next } = useLoaderData<typeof loader>();
  const refusal = useRefusal(data?.refused);
  return (
    <AuthFrame
      title={t("register_title")}
      lead={t("register_lead")}
      footer={
        <>
          {t("have_account")} <AuthLink to={onTheWay("/sign-in", next)}>{t("sign_in_button")}</AuthLink>
        </>
      }
    >
      <FormStack method="post">
        <Refusal refused={data?.refused} />
        <input type="hidden" name="_next" value={next ?? ""} />
        <TextField
          name="fullName"
          label={t("full_name")}
          hint={t("full_name_hint")}
          autoComplete="name"
          required
          maxLength={120}
          defaultValue={refusal.value("fullName")}
          error={refusal.field("fullName")}
        />
        <TextField
          name="email"
          type="email"
          label={t("email")}
          autoComplete="email"
          required
          maxLength={254}
          defaultValue={refusal.value("email")}
          error={refusal.field("email")}
        />
        <FormActions>
          <Button type="submit" variant="primary" size="lg" block>
            {t("register_button")}
          </Button>
        </FormActions>
      </FormStack>
    </AuthFrame>
  );
}

function CheckMail({ email, again }: { email: string; again: boolean }) {
  const t = useWords(auth);
  const { next } = useLoaderData<typeof loader>();
  return (
    <AuthFrame
      title={t("check_mail_title")}
      lead={t("check_mail", { email })}
      footer={<AuthLink to={onTheWay("/sign-in", next)}>{t("back_to_sign_in")}</AuthLink>}
    >
      {again ? <Notice tone="success">{t("resent")}</Notice> : null}
      <FormStack method="post">
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="_again" value="yes" />
        <input type="hidden" name="_next" value={next ?? ""} />
        <p className="text-sm text-ink-muted">{t("check_mail_hint")}</p>
        <FormActions>
          <Button type="submit">{t("resend")}</Button>
        </FormActions>
      </FormStack>
    </AuthFrame>
  );
}
