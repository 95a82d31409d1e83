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
    const resources: v.InferOutput<typeof Resource>[] = [];
    for (const row of rows) {
      let resource = resources.at(-1);
      if (resource?.resource !== row.resource) resources.push((resource = { resource: row.resource, actions: [] }));
      let action = resource.actions.at(-1);
      if (action?.action !== row.action) resource.actions.push((action = { action: row.action, scopes: [] }));
      const scope = scopes.find((known) => known === row.scope);
      if (scope)
        action.scopes.push({ scope, name: row.name, grantable: ctx.actor.kind === "system" || reach.has(row.name) });
    }
    for (const { actions } of resources) {
      for (const action of actions) action.scopes.sort((a, b) => scopes.indexOf(a.scope) - scopes.indexOf(b.scope));
    }
    return { resources };
  },
});
