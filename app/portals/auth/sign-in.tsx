import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signIn } from "../../../worker/modules/accounts";
import { auth } from "../../../worker/words/auth";
import { translator } from "../../../worker/words/format";
import { typed, useRefusal } from "../../forms";
import { useWords } from "../../locale";
import { pageMeta } from "../../meta";
import { onTheWay, ownPath } from "../../own-path";
import { Button, FormActions, FormStack, Notice, TextField } from "../../ui";
import { AuthFrame, AuthLink, Refusal } from "./frame";

/** What other pages send people here with: a word of welcome, and where they were going. */
const notices = ["verified", "reset_done", "invitation_done", "access_ended", "session_ended"] as const;

export function loader({ context, request }: LoaderFunctionArgs) {
  const { locale, tenant } = context;
  const url = new URL(request.url);
  const notice = notices.find((name) => name === url.searchParams.get("notice")) ?? null;
  return {
    title: translator(auth, locale)("sign_in_button"),
    brand: tenant.brand.name,
    url: { origin: tenant.origin, path: url.pathname },
    notice,
    next: ownPath(url.searchParams.get("next"), tenant.origin),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta(data) : []);

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const attempt = await context.attempt(signIn, {
    email: form.get("email") ?? "",
    password: form.get("password") ?? "",
    deviceToken: context.deviceToken,
  });
  if (!attempt.ok) return { refused: { problem: attempt.problem, values: typed(form) } };
  const next = ownPath(form.get("_next"), context.tenant.origin);
  return redirect(next ?? `/${attempt.value.home}`, { headers: context.startSession(attempt.value) });
}

export default function SignIn() {
  const t = useWords(auth);
  const { notice, next } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(data?.refused);
  return (
    <AuthFrame
      title={t("sign_in_title")}
      footer={
        <>
          {t("no_account")} <AuthLink to={onTheWay("/register", next)}>{t("register_button")}</AuthLink>
        </>
      }
    >
      {notice && !data ? <Notice tone={notice === "session_ended" ? "warning" : "success"}>{t(notice)}</Notice> : null}
      <FormStack method="post">
        <Refusal refused={data?.refused} />
        <input type="hidden" name="_next" value={next ?? ""} />
        <TextField
          name="email"
          label={t("email_or_username")}
          autoComplete="username"
          dir="ltr"
          required
          maxLength={254}
          defaultValue={refusal.value("email")}
          error={refusal.field("email")}
        />
        <TextField
          name="password"
          type="password"
          label={t("password")}
          autoComplete="current-password"
          required
          maxLength={200}
          error={refusal.field("password")}
        />
        <FormActions>
          <Button type="submit" variant="primary" size="lg" block>
            {t("sign_in_button")}
          </Button>
        </FormActions>
        <p className="text-sm">
          <AuthLink to={onTheWay("/forgot-password", next)}>{t("forgot")}</AuthLink>
        </p>
        {refusal.code === "wrong_credentials" ? (
          <p className="text-sm text-ink-muted">
            {t("unverified_hint")} <AuthLink to={onTheWay("/register", next)}>{t("resend")}</AuthLink>
          </p>
        ) : null}
      </FormStack>
    </AuthFrame>
  );
}
