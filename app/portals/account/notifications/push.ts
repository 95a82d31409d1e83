import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { subscribePush, unsubscribePush } from "../../../../worker/modules/notifications";
import { formInput } from "../../../forms";

/** What the switch of a device sends: the browser's own subscription. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const attempt =
    form.get("_do") === "off"
      ? await context.attempt(unsubscribePush, formInput(form))
      : await context.attempt(subscribePush, formInput(form));
  return { ok: attempt.ok };
}

export const loader = () => redirect("/account/notifications/preferences");
