import type { Field } from "../../../../worker/modules/lookups";

interface Typed {
  key?: string;
  labelEn?: string;
  labelAr?: string;
  kind?: string;
  required?: string;
  choices?: string;
}

/** The fields that the settings form describes. A row without a key is none; choices come one a line, as "value | English | Arabic". */
export function fieldsOf(rows: unknown): unknown[] {
  if (!Array.isArray(rows)) return [];
  return (rows as Typed[])
    .filter((row) => row.key?.trim())
    .map(({ key = "", labelEn = "", labelAr = "", kind = "text", required, choices = "" }) => ({
      key,
      labelEn,
      labelAr,
      kind,
      required: required === "true",
      ...(kind === "choice" ? { choices: choicesOf(choices) } : {}),
    }));
}

function choicesOf(text: string) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim());
  return lines.map((line) => {
    const [value = "", labelEn = "", labelAr = ""] = line.split("|").map((part) => part.trim());
    return { value, labelEn, labelAr };
  });
}

/** The choices of a field as the form shows them. */
export const choicesText = (field: Field | undefined): string =>
  field?.kind === "choice"
    ? field.choices.map(({ value, labelEn, labelAr }) => `${value} | ${labelEn} | ${labelAr}`).join("\n")
    : "";
