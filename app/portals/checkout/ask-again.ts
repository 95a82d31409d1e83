import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { choices } from "./choices";

/** Back to the page, with everything that was chosen and why. */
export function askAgain(form: FormData, { kind, uuid }: ActionFunctionArgs["params"], why: string) {
  const again = new URLSearchParams(
    choices.flatMap((name) => (form.has(name) ? [[name, String(form.get(name) ?? "")]] : [])),
  );
  again.set("why", why);
  return redirect(`/checkout/${kind}/${uuid}?${again}`, 303);
}
