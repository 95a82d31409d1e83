import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { setPreferences } from "../../../worker/modules/accounts";
import { ownPath } from "../../own-path";

/** The three buttons at the foot of the sidebar; works with scripts off. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  await context.run(setPreferences, { theme: form.get("theme") as "system" });
  return redirect(ownPath(form.get("_back"), context.tenant.origin) ?? "/account", 303);
}

export const loader = () => redirect("/account");
