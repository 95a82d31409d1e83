import { type SQL, sql } from "drizzle-orm";
import { type Actor, type Scope, scopes } from "../../kernel/actor";
import { textArray } from "../../kernel/database";
import { covers } from "./scope-order";

/** Every permission name that an actor's grants include: what they may hand on. */
export function reachOf(actor: Actor): string[] {
  if (actor.kind !== "person") return [];
  const names = new Set<string>();
  for (const grant of actor.grants) {
    const [permission = "", held] = grant.split(":") as [string, Scope];
    for (const wanted of scopes) if (covers(held, wanted)) names.add(`${permission}:${wanted}`);
  }
  return [...names].sort();
}

/** SQL: is the permission called `name` within the actor's reach? */
export const withinReach = (actor: Actor, name: SQL): SQL =>
  actor.kind === "system" ? sql`true` : sql`${name} = any(${textArray(reachOf(actor))})`;
