import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptInvitation, readInvitation } from "../../../worker/modules/accounts";
import { auth } from "../../../worker/words/auth";
import { formInput, typed, useRefusal } from "../../forms";
import { inLanguage, useReader, useWords } from "../../locale";
import { pageMeta } from "../../meta";
import { Button, FormStack, TextField } from "../../ui";
import { NewPasswordField } from "../shared/new-password-field";
import { AuthFrame, AuthLink, Refusal } from "./frame";
import { linkPage } from "./link-page";

export async function loader(args: LoaderFunctionArgs) {
  const page = linkPage(args, "invitation_title");
  const invitation = await args.context.attempt(readInvitation, { token: page.token });
  return { ...page, invitation: invitation.ok ? invitation.value : null };
}
export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta(data) : []);

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const attempt = await context.attempt(acceptInvitation, formInput(form));
  if (attempt.ok) return redirect(`${inLanguage("/sign-in", context.locale)}?notice=invitation_done`);
  return { refused: { problem: attempt.problem, values: typed(form) } };
}

export default function Invitation() {
  const t = useWords(auth);
  const { tenant } = useReader();
  const { token, invitation } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const refusal = useRefusal(data?.refused);
  if (!invitation) {
    return (
      <AuthFrame
        title={t("link_gone_title")}
        lead={t("link_gone")}
        footer={<AuthLink to="/sign-in">{t("back_to_sign_in")}</AuthLink>}
      >
        {null}
      </AuthFrame>
    );
  }
  const { email, invitedBy } = invitation;
  const lead = invitedBy
    ? t("invitation_lead", { inviter: invitedBy, email, brand: tenant.brand.name })
    : t("invitation_lead_nobody", { email, brand: tenant.brand.name });
  return (
    <AuthFrame title={t("invitation_title")} lead={lead}>
      <FormStack method="post">
        <Refusal refused={data?.refused} />
        <input type="hidden" name="token" value={token} />
        <TextField
          name="fullName"
          label={t("full_name")}
          autoComplete="name"
          required
          maxLength={120}
          defaultValue={refusal.value("fullName", invitation.fullName)}
          error={refusal.field("fullName")}
        />
        <NewPasswordField name="password" isFirst error={refusal.field("password")} />
        <Button type="submit" variant="primary" size="lg" block>
          {t("invitation_button")}
        </Button>
      </FormStack>
    </AuthFrame>
  );
}
