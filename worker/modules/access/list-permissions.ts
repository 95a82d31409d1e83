import { asc } from "drizzle-orm";
import * as v from "valibot";
import { scopes } from "../../kernel/actor";
import { granted, query } from "../../kernel/verb";
import { reachOf } from "./policy";
import { permissions } from "./schema";

const Scope = v.object({
  scope: v.picklist(scopes),
  /** "<resource>.<action>:<scope>", as roles.create takes it. */
  name: v.string(),
  /** False where the person asking does not hold it and so may not give it. */
  grantable: v.boolean(),
});
const Resource = v.object({
  resource: v.string(),
  actions: v.array(v.object({ action: v.string(), scopes: v.array(Scope) })),
});

export const listPermissions = query({
  name: "roles.listPermissions",
  summary: "Lists every permission, grouped by resource and action, with its scopes.",
  may: granted("roles.manage", "all"),
  input: v.strictObject({}),
  output: v.object({ resources: v.array(Resource) }),
  errors: [],
  async run(ctx) {
    const [rows] = await ctx.read((q) => [
      q
        .select({
          name: permissions.name,
          resource: permissions.resource,
          action: permissions.action,
          scope: permissions.scope,
        })
        .from(permissions)
        .orderBy(asc(permissions.resource), asc(permissions.action)),
    ]);
    const reach = new Set(reachOf(ctx.actor));
    const named = rows.flatMap((row) => {
      const scope = scopes.find((known) => known === row.scope);
      return scope ? [{ ...row, scope, grantable: ctx.actor.kind === "system" || reach.has(row.name) }] : [];
    });
    const resources = grouped(named, (row) => row.resource).map(([resource, ofResource]) => ({
      resource,
      actions: grouped(ofResource, (row) => row.action).map(([action, ofAction]) => ({
        action,
        scopes: ofAction
          .map(({ scope, name, grantable }) => ({ scope, name, grantable }))
          .sort((a, b) => scopes.indexOf(a.scope) - scopes.indexOf(b.scope)),
      })),
    }));
    return { resources };
  },
});

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string): [string, T[]][] => {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups];
};
