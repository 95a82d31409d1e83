import type { AppLoadContext } from "@remix-run/cloudflare";
import type { AnyVerb } from "../../../../worker/kernel/verb";
import { formInput, typed } from "../../../forms";
import type { RefusedAct } from "../../shared/act-dialog";
import { afterAct } from "../../shared/after-act";

/**
 * Does what the form's `_do` names, by one of `verbs`, and goes back to the page saying so. Whatever begins with "delete" can be taken back.
 * @param also changes the input before the verb sees it
 */
export async function actOn(
  { context, request, form }: { context: AppLoadContext; request: Request; form: FormData },
  verbs: Record<string, AnyVerb>,
  also: (input: Record<string, unknown>, act: string) => Record<string, unknown> = (input) => input,
) {
  const act = String(form.get("_do"));
  const verb = Object.hasOwn(verbs, act) ? verbs[act] : undefined;
  if (!verb) throw new Response(null, { status: 400 });
  const input = formInput(form);
  // The first place among siblings is behind nothing.
  if (input.afterUuid === "") input.afterUuid = null;
  const key = form.get("_key");
  const attempt = await context.attempt(
    verb,
    also(input, act),
    "idempotent" in verb && verb.idempotent && key ? String(key) : undefined,
  );
  if (attempt.ok) return afterAct(request, act, act.startsWith("delete") ? { undo: String(input.uuid) } : {});
  const refused: RefusedAct = { act, problem: attempt.problem, values: typed(form) };
  return { refused };
}
