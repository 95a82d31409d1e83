import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { forgotPassword } from "../../../worker/modules/accounts";
import { auth } from "../../../worker/words/auth";
import { formInput, typed, useRefusal } from "../../forms";
import { useWords } from "../../locale";
import { pageMeta } from "../../meta";
import { mailedPath, onTheWay } from "../../own-path";
import { Button, FormStack, Notice, TextField } from "../../ui";
import { AuthFrame, AuthLink, Refusal } from "./frame";
import { linkPage } from "./link-page";

export const loader = (args: LoaderFunctionArgs) => linkPage(args, "forgot_title");
export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta(data) : []);

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const attempt = await context.attempt(forgotPassword, {
    ...formInput(form),
    ...mailedPath(form.get("_next"), context.tenant.origin),
  });
  return attempt.ok
    ? { sent: true, refused: null }
    : { sent: false, refused: { problem: attempt.problem, values: typed(form) } };
}

export default function ForgotPassword() {
  const t = useWords(auth);
  const { next } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(data?.refused);
  return (
    <AuthFrame
      title={t("forgot_title")}
      lead={t("forgot_lead")}
      footer={<AuthLink to={onTheWay("/sign-in", next)}>{t("back_to_sign_in")}</AuthLink>}
    >
      {data?.sent ? (
        <Notice tone="success" live>
          {t("forgot_sent")}
        </Notice>
      ) : (
        <FormStack method="post">
          <Refusal refused={data?.refused} />
          <input type="hidden" name="_next" value={next ?? ""} />
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
          <Button type="submit" variant="primary" size="lg" block>
            {t("forgot_button")}
          </Button>
        </FormStack>
      )}
    </AuthFrame>
  );
}
