import { type Scope, scopes } from "../../kernel/actor";
import type { AnyVerb } from "../../kernel/verb";
import { covers } from "./scope-order";
import { type SystemRole, systemRoles } from "./system-roles";

/** Every permission that some verb asks for, "<resource>.<action>:<scope>", sorted: read off the verbs, so it cannot drift. */
export function permissionsOf(verbs: readonly AnyVerb[]): string[] {
  const names = new Set<string>();
  for (const { may } of verbs) {
    if (may.who === "granted") for (const scope of may.scopes) names.add(`${may.permission}:${scope}`);
  }
  return [...names].sort();
}

/** What a system role holds: its row of the table, and for super_admin everything, each at the widest scopes there are. */
export function grantsOf(role: SystemRole, verbs: readonly AnyVerb[]): string[] {
  if (role !== "super_admin") return [...systemRoles[role].grants];
  const names = new Set(permissionsOf(verbs));
  return [...names].filter((name) => {
    const [permission = "", scope] = name.split(":") as [string, Scope];
    return !scopes.some((wider) => wider !== scope && covers(wider, scope) && names.has(`${permission}:${wider}`));
  });
}
