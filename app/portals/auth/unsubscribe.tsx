import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resubscribe, unsubscribables, unsubscribe } from "../../../worker/modules/notifications";
import { translator } from "../../../worker/words/format";
import { mailChoice } from "../../../worker/words/public-mail";
import { useWords } from "../../locale";
import { pageMeta } from "../../meta";
import { Button, FormStack } from "../../ui";
import { AuthFrame, Refusal } from "./frame";

export function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  return {
    title: translator(mailChoice, context.locale)("title"),
    brand: context.tenant.brand.name,
    hidden: true,
    token: searchParams.get("token") ?? "",
    // For the words alone: what is turned off, the token says.
    about: unsubscribables.find((known) => known === searchParams.get("about")) ?? "learning",
  };
}
export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageMeta(data) : []);

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const again = form.has("_again");
  const attempt = await context.attempt(again ? resubscribe : unsubscribe, { token: form.get("token") ?? "" });
  if (attempt.ok) return { state: again ? ("resumed" as const) : ("stopped" as const), refused: null };
  return { state: null, refused: { problem: attempt.problem, values: {} } };
}

export default function Unsubscribe() {
  const t = useWords(mailChoice);
  const { token, about } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const state = data?.state;
  return (
    <AuthFrame title={t(state ? `${state}_title` : "title")} lead={t(state ?? about)}>
      <FormStack method="post">
        <Refusal refused={data?.refused} />
        <input type="hidden" name="token" value={token} />
        {state === "stopped" ? <input type="hidden" name="_again" value="yes" /> : null}
        {state === "resumed" ? null : (
          <Button type="submit" variant={state ? "secondary" : "primary"} size="lg" block>
            {t(state === "stopped" ? "undo" : "stop")}
          </Button>
        )}
      </FormStack>
    </AuthFrame>
  );
}
