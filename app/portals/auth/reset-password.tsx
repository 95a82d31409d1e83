import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resetPassword } from "../../../worker/modules/accounts";
import { auth } from "../../../worker/words/auth";
import { formInput, useRefusal } from "../../forms";
import { inLanguage, useWords } from "../../locale";
import { pageMeta } from "../../meta";
import { onTheWay, ownPath } from "../../own-path";
import { Button, FormStack } from "../../ui";
import { NewPasswordField } from "../shared/new-password-field";
import { AuthFrame, AuthLink, Refusal } from "./frame";
import { linkPage } from "./link-page";

export const loader = (args: LoaderFunctionArgs) => linkPage(args, "reset_title");
export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta(data) : []);

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const attempt = await context.attempt(resetPassword, formInput(form));
  const next = ownPath(form.get("_next"), context.tenant.origin);
  if (attempt.ok) return redirect(onTheWay(`${inLanguage("/sign-in", context.locale)}?notice=reset_done`, next));
  return { refused: { problem: attempt.problem, values: {} } };
}

export default function ResetPassword() {
  const t = useWords(auth);
  const { token, next } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(data?.refused);
  return (
    <AuthFrame
      title={t("reset_title")}
      lead={t("reset_lead")}
      footer={<AuthLink to={onTheWay("/forgot-password", next)}>{t("ask_new_link")}</AuthLink>}
    >
      <FormStack method="post">
        <Refusal refused={data?.refused} />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="_next" value={next ?? ""} />
        <NewPasswordField name="password" error={refusal.field("password")} />
        <Button type="submit" variant="primary" size="lg" block>
          {t("reset_button")}
        </Button>
      </FormStack>
    </AuthFrame>
  );
}
