import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readVerification, signIn, verifyEmail } from "../../../worker/modules/accounts";
import { auth } from "../../../worker/words/auth";
import { formInput, typed, useRefusal } from "../../forms";
import { inLanguage, useWords } from "../../locale";
import { pageMeta } from "../../meta";
import { onTheWay, ownPath } from "../../own-path";
import { Button, FormActions, FormStack } from "../../ui";
import { NewPasswordField } from "../shared/new-password-field";
import { PersonNameFields } from "../shared/person-name-fields";
import { AuthFrame, AuthLink, Refusal } from "./frame";
import { linkPage } from "./link-page";

export async function loader(args: LoaderFunctionArgs) {
  const page = linkPage(args, "verify_title");
  const account = await args.context.attempt(readVerification, { token: page.token });
  return { ...page, account: account.ok ? account.value : null };
}
export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta(data) : []);

/** A form, not a visit: mail scanners open links, and must not spend them. Then in at once, with the password just chosen. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const attempt = await context.attempt(verifyEmail, formInput(form));
  if (!attempt.ok) return { refused: { problem: attempt.problem, values: typed(form) } };
  const { email } = attempt.value;
  const next = ownPath(form.get("_next"), context.tenant.origin);
  const entered = await context.attempt(signIn, { email, password: String(form.get("password") ?? "") });
  if (!entered.ok) return redirect(onTheWay(`${inLanguage("/sign-in", context.locale)}?notice=verified`, next));
  return redirect(next ?? `/${entered.value.home}`, { headers: context.startSession(entered.value) });
}

export default function VerifyEmail() {
  const t = useWords(auth);
  const { token, account, next } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(data?.refused);
  if (!account) {
    return (
      <AuthFrame
        title={t("link_gone_title")}
        lead={t("verify_gone")}
        footer={<AuthLink to={onTheWay("/sign-in", next)}>{t("back_to_sign_in")}</AuthLink>}
      >
        <p>
          <AuthLink to={onTheWay("/register", next)}>{t("ask_new_link")}</AuthLink>
        </p>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t("verify_title")} lead={t("verify_lead", { email: account.email })}>
      <FormStack method="post">
        <Refusal refused={data?.refused} />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="_next" value={next ?? ""} />
        <PersonNameFields
          isOwn
          person={account}
          refusal={refusal}
          words={t}
          hints={{ fullName: t("full_name_hint"), fullNameAr: t("full_name_ar_hint"), username: t("username_hint") }}
        />
        <NewPasswordField
          name="password"
          isFirst
          error={refusal.field("password") ?? (refusal.code === "password_too_weak" ? refusal.message : null)}
        />
        <FormActions>
          <Button type="submit" variant="primary" size="lg" block>
            {t("verify_button")}
          </Button>
        </FormActions>
      </FormStack>
    </AuthFrame>
  );
}
