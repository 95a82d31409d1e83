import { and, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { presentValues } from "./fields";
import { EditLookup } from "./inputs";
import { lookupIdOf, typeOfLookup } from "./lookup";
import { lookups, lookupTypes } from "./schema";
import { checkAgainstType } from "./type-fields";

export const editLookup = command({
  name: "lookups.edit",
  summary: "Renames, moves, activates or deactivates a value, or replaces what its fields say.",
  may: granted("lookups.manage", "all"),
  input: EditLookup,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "lookup_cycle", "conflict"],
  touchesPublic: true,
  async run(ctx, { uuid, parentUuid, metadata, ...changes }) {
    const id = lookupIdOf(uuid);
    const typeId = typeOfLookup(uuid);
    const parentId = parentUuid ? lookupIdOf(parentUuid) : sql`null::bigint`;
    const fieldsHold = metadata ? await checkAgainstType(ctx, typeId, metadata) : null;
    await ctx.commit({
      statements: (w) => [
        // Moves within a type take turns, so that two of them cannot close a circle between them.
        w.select({ id: lookupTypes.id }).from(lookupTypes).where(sql`${lookupTypes.id} = ${typeId}`).for("update"),
        ...(fieldsHold ? [fieldsHold(w)] : []),
        refuseUnless(w, sql`${id} is not null`, "not_found"),
        refuseUnless(
          w,
          parentUuid
            ? sql`exists (select from ${lookups} where ${lookups.id} = ${parentId} and ${lookups.lookupTypeId} = ${typeId})`
            : sql`true`,
          "not_found",
        ),
        refuseUnless(
          w,
          sql`not exists (
            with recursive above (id) as (
              select ${parentId}
              union
              select l.parent_id from ${lookups} l join above on l.id = above.id
            ) select from above where id = ${id})`,
          "lookup_cycle",
        ),
        w
          .update(lookups)
          .set({
            ...changes,
            ...(parentUuid === undefined ? {} : { parentId: sql`${parentId}` }),
            ...(metadata ? { metadata: presentValues(metadata) } : {}),
            updatedAt: ctx.now,
          })
          .where(and(eq(lookups.uuid, uuid), isNull(lookups.deletedAt))),
      ],
    });
    return { uuid };
  },
});
