import type { FieldValues } from "../../../../worker/modules/lookups";

/** A type's own fields travel as "field.<kind>.<key>", since a form knows texts alone and the verb wants numbers and truths. */
export const fieldName = (kind: string, key: string): string => `field.${kind}.${key}`;

const named = /^field\.(text|number|boolean|date|choice)\.([A-Za-z][A-Za-z0-9_]*)$/;

/** The values that a form gives to the fields of a type. What is no number is sent as it is, for the verb to refuse. */
export function metadataOf(form: FormData): FieldValues {
  const values: FieldValues = {};
  for (const [name, value] of form) {
    const [, kind, key] = named.exec(name) ?? [];
    if (!kind || !key || typeof value !== "string") continue;
    values[key] = kind === "boolean" ? value === "true" : kind === "number" ? numberOf(value) : value.trim();
  }
  return values;
}

function numberOf(text: string): number | string {
  const number = Number(text.trim());
  return text.trim() === "" || !Number.isFinite(number) ? text.trim() : number;
}
