import type { Field, FieldValues } from "../fields";

/** Code, English, Arabic; then what its type's fields say of it and what lies below it. */
export type ValueSeed = readonly [
  code: string,
  en: string,
  ar: string,
  more?: { metadata?: FieldValues; children?: readonly ValueSeed[] },
];

export interface TypeSeed {
  code: string;
  nameEn: string;
  nameAr: string;
  /** True where code depends on the values. */
  isSystem: boolean;
  fields: readonly Field[];
  values: readonly ValueSeed[];
}
export interface GroupSeed {
  code: string;
  nameEn: string;
  nameAr: string;
  types: readonly TypeSeed[];
}

export const group = (code: string, nameEn: string, nameAr: string, types: readonly TypeSeed[]): GroupSeed => ({
  code,
  nameEn,
  nameAr,
  types,
});

/** Values that code depends on: administrators may rename, order and deactivate them. */
export const fixed = (
  code: string,
  nameEn: string,
  nameAr: string,
  values: readonly ValueSeed[],
  fields: readonly Field[] = [],
): TypeSeed => ({
  code,
  nameEn,
  nameAr,
  isSystem: true,
  fields,
  values,
});

/** Values to begin with: administrators may add to them and take from them. */
export const open = (
  code: string,
  nameEn: string,
  nameAr: string,
  values: readonly ValueSeed[],
  fields: readonly Field[] = [],
): TypeSeed => ({
  ...fixed(code, nameEn, nameAr, values, fields),
  isSystem: false,
});
