import * as v from "valibot";
import { flag, integer, line, uuid } from "../../kernel/inputs";
import { FieldList } from "./fields";

export const typeCode = v.pipe(v.string(), v.trim(), v.maxLength(60), v.regex(/^[a-z][a-z0-9_]*$/));
/** Wide enough for what others have named: "Africa/Cairo", "Etc/GMT+3", "zh-Hant". */
export const valueCode = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(),
  v.maxLength(64),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9_+./-]*$/),
);
/** Values of the type's own fields, by key. */
const metadata = v.record(
  v.pipe(v.string(), v.maxLength(40)),
  v.union([v.string(), v.number(), v.boolean(), v.null()]),
);
/** Null, or a form's empty choice: at the top. */
const parent = <T extends v.GenericSchema>(schema: T) =>
  v.optional(
    v.nullable(
      v.union([
        v.pipe(
          v.literal(""),
          v.transform(() => null),
        ),
        schema,
      ]),
    ),
  );

export const ListLookups = v.strictObject({ type: typeCode });
export const ListAllLookups = v.strictObject({
  type: typeCode,
  /** True for the deleted ones, to restore. */
  deleted: v.optional(flag, false),
});
export const CreateType = v.strictObject({
  code: typeCode,
  nameEn: line(120),
  nameAr: line(120),
  parentCode: parent(typeCode),
  fields: v.optional(FieldList, []),
});
/** What is left out stays as it is. */
export const EditType = v.strictObject({
  code: typeCode,
  nameEn: v.optional(line(120)),
  nameAr: v.optional(line(120)),
  parentCode: parent(typeCode),
  isActive: v.optional(flag),
  sortOrder: v.optional(integer(0, 1_000_000)),
  fields: v.optional(FieldList),
});
export const CreateLookup = v.strictObject({
  type: typeCode,
  code: valueCode,
  nameEn: line(200),
  nameAr: line(200),
  parentUuid: parent(uuid),
  metadata: v.optional(metadata, {}),
});
/** What is left out stays as it is; `metadata` is replaced whole. Codes are for ever: other tables keep them. */
export const EditLookup = v.strictObject({
  uuid,
  nameEn: v.optional(line(200)),
  nameAr: v.optional(line(200)),
  parentUuid: parent(uuid),
  isActive: v.optional(flag),
  metadata: v.optional(metadata),
});
/** All siblings under one parent, in their new order. */
export const ReorderLookups = v.strictObject({
  type: typeCode,
  uuids: v.pipe(
    v.array(uuid),
    v.minLength(1),
    v.maxLength(1000),
    v.check((uuids) => new Set(uuids).size === uuids.length),
  ),
});
export const LookupUuid = v.strictObject({ uuid });
