import { type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import * as v from "valibot";
import { Field, type FieldValues } from "./fields";
import { lookups, lookupTypes } from "./schema";

/** The shapes that lookups leave the server in. */
export const FieldValue = v.union([v.string(), v.number(), v.boolean(), v.null()]);
const FieldOutput = v.variant("kind", [
  v.object({
    ...Field.options[0].entries,
    key: v.string(),
    labelEn: v.string(),
    labelAr: v.string(),
    required: v.boolean(),
  }),
  v.object({
    ...Field.options[1].entries,
    key: v.string(),
    labelEn: v.string(),
    labelAr: v.string(),
    required: v.boolean(),
    choices: v.array(v.object({ value: v.string(), labelEn: v.string(), labelAr: v.string() })),
  }),
]);
export const TypeSummary = v.object({
  code: v.string(),
  nameEn: v.string(),
  nameAr: v.string(),
  fields: v.array(FieldOutput),
});
/** Values come in the order of a walk through their tree: a child follows its parent, one deeper. */
export const Value = v.object({
  uuid: v.string(),
  code: v.string(),
  nameEn: v.string(),
  nameAr: v.string(),
  parentUuid: v.nullable(v.string()),
  depth: v.number(),
  metadata: v.record(v.string(), FieldValue),
});

export const typeColumns = {
  code: lookupTypes.code,
  nameEn: lookupTypes.nameEn,
  nameAr: lookupTypes.nameAr,
  fields: sql<v.InferOutput<typeof FieldOutput>[]>`coalesce(metadata->'fields', '[]')`,
};

export const parents = alias(lookups, "parents");
export const valueColumns = {
  id: lookups.id,
  parentId: lookups.parentId,
  uuid: lookups.uuid,
  code: lookups.code,
  nameEn: lookups.nameEn,
  nameAr: lookups.nameAr,
  parentUuid: parents.uuid,
  isActive: lookups.isActive,
  metadata: sql<FieldValues>`${lookups.metadata}`,
};

/** SQL: the internal id of a live type. */
export const typeIdOf = (code: string): SQL =>
  sql`(select ${lookupTypes.id} from ${lookupTypes} where ${lookupTypes.code} = ${code} and ${lookupTypes.deletedAt} is null)`;
/** SQL: is the type one whose values the code depends on? */
export const isSystemType = (typeId: SQL): SQL =>
  sql`exists (select from ${lookupTypes} where ${lookupTypes.id} = ${typeId} and ${lookupTypes.isSystem})`;
/** SQL: the internal id of a live value. */
export const lookupIdOf = (uuid: string): SQL =>
  sql`(select ${lookups.id} from ${lookups} where ${lookups.uuid} = ${uuid} and ${lookups.deletedAt} is null)`;
/** SQL: the type of a value, deleted or not. */
export const typeOfLookup = (uuid: string): SQL =>
  sql`(select ${lookups.lookupTypeId} from ${lookups} where ${lookups.uuid} = ${uuid})`;
