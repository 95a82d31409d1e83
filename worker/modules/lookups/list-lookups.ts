import { and, asc, eq, isNull, sql } from "drizzle-orm";
import * as v from "valibot";
import { anyone, query } from "../../kernel/verb";
import { ListLookups } from "./inputs";
import { parents, TypeSummary, typeColumns, typeIdOf, Value, valueColumns } from "./lookup";
import { lookups, lookupTypes } from "./schema";
import { walk } from "./tree";

export const listLookups = query({
  name: "lookups.list",
  summary: "Lists the active values of a type in the order of their tree, for forms and filters.",
  may: anyone,
  input: ListLookups,
  output: v.object({ type: TypeSummary, items: v.array(Value) }),
  errors: ["not_found"],
  async run(ctx, { type: code }) {
    const [[type], rows] = await ctx.read((q) => [
      q
        .select(typeColumns)
        .from(lookupTypes)
        .where(and(eq(lookupTypes.code, code), eq(lookupTypes.isActive, true), isNull(lookupTypes.deletedAt))),
      q
        .select(valueColumns)
        .from(lookups)
        .leftJoin(parents, eq(parents.id, lookups.parentId))
        .where(
          and(sql`${lookups.lookupTypeId} = ${typeIdOf(code)}`, eq(lookups.isActive, true), isNull(lookups.deletedAt)),
        )
        .orderBy(asc(lookups.sortOrder), asc(lookups.id)),
    ]);
    if (!type) throw ctx.refuse("not_found");
    return { type, items: walk(rows).map(({ id: _, parentId: __, isActive: ___, ...value }) => value) };
  },
});
