import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { checkValues, type Field, FieldList, presentValues } from "./fields";

const label = { labelEn: "Label", labelAr: "تسمية" };
const choices = [
  { value: "ltr", ...label },
  { value: "rtl", ...label },
];
const fields: Field[] = [
  { key: "note", kind: "text", required: true, ...label },
  { key: "hours", kind: "number", required: false, ...label },
  { key: "paid", kind: "boolean", required: false, ...label },
  { key: "since", kind: "date", required: false, ...label },
  { key: "direction", kind: "choice", required: false, choices, ...label },
];

describe("fields of a lookup type", () => {
  it("ADM-8 values of the right kinds are taken, absent ones left out", () => {
    const values = { note: "x", hours: 0, paid: false, since: "2028-02-29", direction: "rtl" };
    expect(checkValues(fields, values)).toEqual({});
    expect(checkValues(fields, { note: "x", hours: null, direction: "" })).toEqual({});
    expect(presentValues({ note: "x", hours: null, direction: "", paid: false })).toEqual({ note: "x", paid: false });
  });

  it("ADM-8 each wrong value is named by its field", () => {
    expect(
      checkValues(fields, { hours: "3", paid: "yes", since: "2026-02-30", direction: "up", colour: "red" }),
    ).toEqual({
      "metadata.note": { code: "required" },
      "metadata.hours": { code: "type" },
      "metadata.paid": { code: "type" },
      "metadata.since": { code: "format" },
      "metadata.direction": { code: "choice" },
      "metadata.colour": { code: "unknown" },
    });
    expect(checkValues(fields, { note: "x".repeat(1001) })).toEqual({
      "metadata.note": { code: "too_long", limit: 1000 },
    });
    expect(checkValues(fields, { note: 1, since: true })).toEqual({
      "metadata.note": { code: "type" },
      "metadata.since": { code: "type" },
    });
    expect(checkValues([], { constructor: "x" })).toEqual({ "metadata.constructor": { code: "unknown" } });
  });

  it("ADM-8 a list of fields has keys of its own, labels in both languages, and choices where it asks to choose", () => {
    const isList = (list: unknown) => v.safeParse(FieldList, list).success;
    expect(isList([{ key: "a", kind: "text", ...label }])).toBe(true);
    expect(isList([{ key: "a", kind: "choice", choices, ...label }])).toBe(true);
    expect(isList([{ key: "a", kind: "choice", choices: [], ...label }])).toBe(false);
    expect(isList([{ key: "a", kind: "colour", ...label }])).toBe(false);
    expect(isList([{ key: "a", kind: "text", labelEn: "A" }])).toBe(false);
    expect(isList([{ key: "A b", kind: "text", ...label }])).toBe(false);
    expect(
      isList([
        { key: "a", kind: "text", ...label },
        { key: "a", kind: "date", ...label },
      ]),
    ).toBe(false);
  });
});
