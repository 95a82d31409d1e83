import { and, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../kernel/database";
import { command, granted } from "../../kernel/verb";
import { EditType } from "./inputs";
import { isSystemType, typeIdOf } from "./lookup";
import { lookupTypes } from "./schema";

export const editType = command({
  name: "lookups.editType",
  summary: "Renames, moves, orders or deactivates a lookup type, or replaces its fields.",
  may: granted("lookups.manage", "all"),
  input: EditType,
  output: v.object({ code: v.string() }),
  errors: ["not_found", "lookup_system", "lookup_cycle"],
  touchesPublic: true,
  async run(ctx, { code, parentCode, fields, ...changes }) {
    const id = typeIdOf(code);
    const parentId = parentCode ? typeIdOf(parentCode) : sql`null::bigint`;
    await ctx.commit({
      statements: (w) => [
        // Moves take turns, so that two of them cannot close a circle between them.
        w.select({ turn: sql`pg_advisory_xact_lock(hashtext('lookup_types'))` }).from(sql`(values (1)) as one`),
        refuseUnless(
          w,
          sql`${id} is not null and ${parentCode ? sql`${parentId} is not null` : sql`true`}`,
          "not_found",
        ),
        // Forms that the code draws would lose their choices.
        refuseUnless(w, changes.isActive === false ? sql`not ${isSystemType(id)}` : sql`true`, "lookup_system"),
        refuseUnless(
          w,
          sql`not exists (
            with recursive above (id) as (
              select ${parentId}
              union
              select t.parent_id from ${lookupTypes} t join above on t.id = above.id
            ) select from above where id = ${id})`,
          "lookup_cycle",
        ),
        w
          .update(lookupTypes)
          .set({
            ...changes,
            ...(parentCode === undefined ? {} : { parentId: sql`${parentId}` }),
            ...(fields
              ? {
                  metadata: sql`${lookupTypes.metadata} || jsonb_build_object('fields', ${JSON.stringify(fields)}::jsonb)`,
                }
              : {}),
            updatedAt: ctx.now,
          })
          .where(and(eq(lookupTypes.code, code), isNull(lookupTypes.deletedAt))),
      ],
    });
    return { code };
  },
});
