import { type SQL, sql } from "drizzle-orm";
import type { QueryContext } from "../../kernel/context";
import { refuseUnless, type Writing } from "../../kernel/database";
import { checkValues, type Field, type FieldValues } from "./fields";
import { lookupTypes } from "./schema";

/**
 * Checks values against the fields of the type `typeId`, and answers with the guard that the commit needs: the fields are data of JavaScript's rules, so
 * they are read before it, and "conflict" is the answer where they changed in between. Refuses with not_found, or by field.
 */
export async function checkAgainstType(
  ctx: QueryContext<"not_found" | "invalid_input">,
  typeId: SQL,
  values: FieldValues,
) {
  const [[type]] = await ctx.read((q) => [
    q
      .select({ fields: sql<Field[] | null>`metadata->'fields'` })
      .from(lookupTypes)
      .where(sql`${lookupTypes.id} = ${typeId}`),
  ]);
  if (!type) throw ctx.refuse("not_found");
  const fields = checkValues(type.fields ?? [], values);
  if (Object.keys(fields).length > 0) throw ctx.refuse("invalid_input", { fields });
  const known = JSON.stringify(type.fields);
  return (w: Writing) =>
    refuseUnless(
      w,
      sql`exists (select from ${lookupTypes} where ${lookupTypes.id} = ${typeId}
        and coalesce(${lookupTypes.metadata}->'fields', 'null') = ${known}::jsonb)`,
      "conflict",
    );
}
