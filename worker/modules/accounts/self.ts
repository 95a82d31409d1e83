import type { Person } from "../../kernel/actor";
import type { QueryContext } from "../../kernel/context";

/** The person who asks, for verbs about oneself: a timer has no self. */
export function selfOf(ctx: QueryContext): Person {
  if (ctx.actor.kind !== "person") throw ctx.refuse("unauthenticated");
  return ctx.actor;
}
