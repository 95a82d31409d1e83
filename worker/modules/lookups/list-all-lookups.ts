import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { granted, query } from "../../kernel/verb";
import { ListAllLookups } from "./inputs";
import { parents, TypeSummary, typeColumns, typeIdOf, Value, valueColumns } from "./lookup";
import { lookups, lookupTypes } from "./schema";
import { walk } from "./tree";

export const listAllLookups = query({
  name: "lookups.listAll",
  summary: "Lists every value of a type, inactive ones too, or the deleted ones.",
  may: granted("lookups.manage", "all"),
  input: ListAllLookups,
  output: v.object({
    type: v.object({ ...TypeSummary.entries, isSystem: v.boolean(), isActive: v.boolean() }),
    items: v.array(v.object({ ...Value.entries, isActive: v.boolean(), deletedAt: v.nullable(v.string()) })),
  }),
  errors: ["not_found"],
  async run(ctx, { type: code, deleted }) {
    const [[type], rows] = await ctx.read((q) => [
      q
        .select({ ...typeColumns, isSystem: lookupTypes.isSystem, isActive: lookupTypes.isActive })
        .from(lookupTypes)
        .where(and(eq(lookupTypes.code, code), isNull(lookupTypes.deletedAt))),
      q
        .select({ ...valueColumns, deletedAt: lookups.deletedAt })
        .from(lookups)
        .leftJoin(parents, eq(parents.id, lookups.parentId))
        .where(
          and(
            sql`${lookups.lookupTypeId} = ${typeIdOf(code)}`,
            deleted ? isNotNull(lookups.deletedAt) : isNull(lookups.deletedAt),
          ),
        )
        .orderBy(asc(lookups.sortOrder), asc(lookups.id)),
    ]);
    if (!type) throw ctx.refuse("not_found");
    // Deleted values are a flat list: their places in the tree come back with them.
    const walked = deleted ? rows.map((row) => ({ ...row, depth: 0 })) : walk(rows);
    return {
      type,
      items: walked.map(({ id: _, parentId: __, deletedAt, ...value }) => ({
        ...value,
        deletedAt: deletedAt?.toISOString() ?? null,
      })),
    };
  },
});
