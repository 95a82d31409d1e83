import * as v from "valibot";
import type { FieldIssue } from "../../kernel/errors";
import { flag, line } from "../../kernel/inputs";

const key = v.pipe(v.string(), v.trim(), v.maxLength(40), v.regex(/^[a-z][A-Za-z0-9_]*$/));
const Choice = v.strictObject({
  value: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(64)),
  labelEn: line(120),
  labelAr: line(120),
});
const shared = { key, labelEn: line(120), labelAr: line(120), required: v.optional(flag, false) };

export const Field = v.variant("kind", [
  v.strictObject({ ...shared, kind: v.picklist(["text", "number", "boolean", "date"]) }),
  v.strictObject({
    ...shared,
    kind: v.literal("choice"),
    choices: v.pipe(v.array(Choice), v.minLength(1), v.maxLength(100)),
  }),
]);
export type Field = v.InferOutput<typeof Field>;

export const FieldList = v.pipe(
  v.array(Field),
  v.maxLength(30),
  v.check((fields) => new Set(fields.map((field) => field.key)).size === fields.length),
);

export type FieldValue = string | number | boolean | null;
export type FieldValues = Record<string, FieldValue>;

/** What is wrong with `values`, by "metadata.<key>"; empty when nothing is. An empty text or null counts as absent. */
export function checkValues(fields: readonly Field[], values: FieldValues): Record<string, FieldIssue> {
  const issues: Record<string, FieldIssue> = {};
  for (const name of Object.keys(values)) {
    if (!fields.some((field) => field.key === name)) issues[`metadata.${name}`] = { code: "unknown" };
  }
  for (const field of fields) {
    const value = values[field.key] ?? null;
    const issue =
      value === null || value === ""
        ? field.required
          ? ({ code: "required" } as const)
          : null
        : checkValue(field, value);
    if (issue) issues[`metadata.${field.key}`] = issue;
  }
  return issues;
}

/** Without what counts as absent. */
export const presentValues = (values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ""));

const textMax = 1000;
function checkValue(field: Field, value: string | number | boolean): FieldIssue | null {
  switch (field.kind) {
    case "text":
      if (typeof value !== "string") return { code: "type" };
      return value.length > textMax ? { code: "too_long", limit: textMax } : null;
    case "number":
      return typeof value === "number" && Number.isFinite(value) ? null : { code: "type" };
    case "boolean":
      return typeof value === "boolean" ? null : { code: "type" };
    case "date":
      if (typeof value !== "string") return { code: "type" };
      return isDay(value) ? null : { code: "format" };
    case "choice":
      return field.choices.some((choice) => choice.value === value) ? null : { code: "choice" };
  }
}

/** A day that the calendar has: 2026-02-30 is none. */
const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
