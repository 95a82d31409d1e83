import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { verifyEmail } from "../../../worker/modules/accounts";
import { auth } from "../../../worker/words/auth";
import { formInput } from "../../forms";
import { inLanguage, useWords } from "../../locale";
import { pageMeta } from "../../meta";
import { Button, FormStack } from "../../ui";
import { AuthFrame, AuthLink, Refusal } from "./frame";
import { linkPage } from "./link-page";

export const loader = (args: LoaderFunctionArgs) => linkPage(args, "verify_title");
export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta(data) : []);

/** A click, not a visit: mail scanners open links, and must not spend them. */
export async function action({ context, request }: ActionFunctionArgs) {
  const attempt = await context.attempt(verifyEmail, formInput(await request.formData()));
  if (attempt.ok) return redirect(`${inLanguage("/sign-in", context.locale)}?notice=verified`);
  return { refused: { problem: attempt.problem, values: {} } };
}

export default function VerifyEmail() {
  const t = useWords(auth);
  const { token } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  return (
    <AuthFrame
      title={t("verify_title")}
      lead={t("verify_lead")}
      footer={<AuthLink to="/sign-in">{t("back_to_sign_in")}</AuthLink>}
    >
      <FormStack method="post">
        <Refusal refused={data?.refused} />
        <input type="hidden" name="token" value={token} />
        <Button type="submit" variant="primary" size="lg" block>
          {t("verify_button")}
        </Button>
      </FormStack>
    </AuthFrame>
  );
}
