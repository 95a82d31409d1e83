import type { PageContext } from "../../../worker/http/page-context";
import type { InputOf } from "../../../worker/kernel/verb";
import { quoteOrder } from "../../../worker/modules/billing";
import { type Choices, choices } from "./choices";

type Asked = InputOf<typeof quoteOrder>;
/**
 * What the thing costs as it is asked for. A choice that cannot be read (a coupon with a space in it) is left out of the sum and named, so that
 * the page can say so beside its field.
 */
export async function appraise(context: PageContext, what: { kind: string; uuid: string }, chosen: Choices) {
  const first = await context.attempt(quoteOrder, { ...what, ...chosen });
  if (first.ok) return { quote: first.value, unread: [] };
  const { fields = {} } = first.problem.params;
  if (first.problem.code === "invalid_input" && ("kind" in fields || "uuid" in fields))
    throw new Response(null, { status: 404 });
  const unread = first.problem.code === "invalid_input" ? choices.filter((name) => name in fields) : [];
  const read = Object.fromEntries(Object.entries(chosen).filter(([name]) => !unread.some((bad) => bad === name)));
  return { quote: await context.run(quoteOrder, { ...what, ...read } as Asked), unread };
}
