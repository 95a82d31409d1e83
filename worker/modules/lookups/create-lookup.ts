import { sql } from "drizzle-orm";
import * as v from "valibot";
import { refuseUnless } from "../../kernel/database";
import { newUuid } from "../../kernel/ids";
import { command, granted } from "../../kernel/verb";
import { presentValues } from "./fields";
import { CreateLookup } from "./inputs";
import { isSystemType, lookupIdOf, typeIdOf } from "./lookup";
import { lookups, lookupTypes } from "./schema";
import { checkAgainstType } from "./type-fields";

export const createLookup = command({
  name: "lookups.create",
  summary: "Adds a value to a lookup type, at the end of its siblings.",
  may: granted("lookups.manage", "all"),
  input: CreateLookup,
  output: v.object({ uuid: v.string() }),
  errors: ["not_found", "lookup_system", "lookup_code_taken", "conflict"],
  idempotent: true,
  touchesPublic: true,
  async run(ctx, { type, parentUuid, metadata, ...value }) {
    const reply = { uuid: newUuid() };
    const typeId = typeIdOf(type);
    const parentId = parentUuid ? lookupIdOf(parentUuid) : sql`null::bigint`;
    const fieldsHold = await checkAgainstType(ctx, typeId, metadata);
    await ctx.commit({
      statements: (w) => [
        // The type's row is the turn that everything within it takes.
        w.select({ id: lookupTypes.id }).from(lookupTypes).where(sql`${lookupTypes.id} = ${typeId}`).for("update"),
        fieldsHold(w),
        refuseUnless(w, sql`not ${isSystemType(typeId)}`, "lookup_system"),
        refuseUnless(
          w,
          parentUuid
            ? sql`exists (select from ${lookups} where ${lookups.id} = ${parentId} and ${lookups.lookupTypeId} = ${typeId})`
            : sql`true`,
          "not_found",
        ),
        w.insert(lookups).values({
          ...value,
          uuid: reply.uuid,
          lookupTypeId: sql`${typeId}`,
          parentId: sql`${parentId}`,
          metadata: presentValues(metadata),
          sortOrder: sql`(select coalesce(max(${lookups.sortOrder}), 0) + 10 from ${lookups} where ${lookups.lookupTypeId} = ${typeId})`,
        }),
      ],
      constraints: { lookups_type_code: "lookup_code_taken" },
      reply,
    });
    return reply;
  },
});
