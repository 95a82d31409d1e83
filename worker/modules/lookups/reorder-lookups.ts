import { sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless, textArray } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { ReorderLookups } from "./inputs";
import { typeIdOf } from "./lookup";
import { lookups, lookupTypes } from "./schema";

export const reorderLookups = command({
  name: "lookups.reorder",
  summary: "Puts all the values under one parent into a new order.",
  may: granted("lookups.manage", "all"),
  input: ReorderLookups,
  output: v.object({ uuids: v.array(v.string()) }),
  errors: ["not_found", "conflict"],
  touchesPublic: true,
  async run(ctx, { type, uuids }) {
    const typeId = typeIdOf(type);
    const ordered = sql`unnest(${textArray(uuids)}::uuid[]) with ordinality as o(uuid, place)`;
    const live = sql`${lookups.lookupTypeId} = ${typeId} and ${lookups.deletedAt} is null`;
    await ctx.commit({
      statements: (w) => [
        w.select({ id: lookupTypes.id }).from(lookupTypes).where(sql`${lookupTypes.id} = ${typeId}`).for("update"),
        refuseUnless(
          w,
          sql`(select count(*) from ${lookups} join ${ordered} on o.uuid = ${lookups.uuid} where ${live}) = ${uuids.length}`,
          "not_found",
        ),
        // The list that was ordered must still be the list there is: one family, nobody missing.
        refuseUnless(
          w,
          sql`(select count(*) from ${lookups} where ${live} and ${lookups.parentId} is not distinct from (
              select first.parent_id from ${lookups} first where first.uuid = ${uuids[0]})) = ${uuids.length}
            and (select count(distinct coalesce(${lookups.parentId}, 0)) from ${lookups} join ${ordered} on o.uuid = ${lookups.uuid}) = 1`,
          "conflict",
        ),
        w.update(lookups).set({ sortOrder: sql`o.place * 10` }).from(ordered).where(sql`${lookups.uuid} = o.uuid`),
      ],
    });
    return { uuids };
  },
});
