import { asc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import * as v from "valibot";
import { granted, query } from "../../kernel/verb";
import { TypeSummary, typeColumns } from "./lookup";
import { lookups, lookupTypes } from "./schema";
import { walk } from "./tree";

const groups = alias(lookupTypes, "groups");

export const listTypes = query({
  name: "lookups.listTypes",
  summary: "Lists lookup types in the order of their tree: groups, and the types within them.",
  may: granted("lookups.manage", "all"),
  input: v.strictObject({}),
  output: v.object({
    items: v.array(
      v.object({
        ...TypeSummary.entries,
        uuid: v.string(),
        parentCode: v.nullable(v.string()),
        depth: v.number(),
        isSystem: v.boolean(),
        isActive: v.boolean(),
        /** Live values, inactive ones too. A group has none. */
        valueCount: v.number(),
      }),
    ),
  }),
  errors: [],
  async run(ctx) {
    const [rows] = await ctx.read((q) => [
      q
        .select({
          ...typeColumns,
          fields: sql<v.InferOutput<typeof TypeSummary>["fields"]>`coalesce(${lookupTypes.metadata}->'fields', '[]')`,
          id: lookupTypes.id,
          parentId: lookupTypes.parentId,
          uuid: lookupTypes.uuid,
          parentCode: groups.code,
          isSystem: lookupTypes.isSystem,
          isActive: lookupTypes.isActive,
          valueCount: sql<number>`(select count(*)::int from ${lookups}
            where ${lookups.lookupTypeId} = ${lookupTypes.id} and ${lookups.deletedAt} is null)`,
        })
        .from(lookupTypes)
        .leftJoin(groups, eq(groups.id, lookupTypes.parentId))
        .where(isNull(lookupTypes.deletedAt))
        .orderBy(asc(lookupTypes.sortOrder), asc(lookupTypes.id)),
    ]);
    return { items: walk(rows).map(({ id: _, parentId: __, ...type }) => type) };
  },
});
