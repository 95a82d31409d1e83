import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { signOut } from "../../../worker/modules/accounts";
import { inLanguage } from "../../locale";

export async function action({ context }: ActionFunctionArgs) {
  const { locale } = context;
  // A session that is gone already is signed out as well.
  if (context.person) await context.run(signOut, {});
  return redirect(`${inLanguage("/sign-in", locale)}?notice=access_ended`, {
    headers: { "set-cookie": context.endSession() },
  });
}

export const loader = () => redirect("/account");
