import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Checkbox } from "./checkbox";
import { FileField } from "./file-field";
import { Fieldset } from "./form";
import { RadioGroup } from "./radio-group";
import { SearchField } from "./search-field";
import { Select } from "./select";
import { TextArea } from "./text-area";
import { TextField } from "./text-field";

const text = { name: "person[name]", label: "Name", hint: "As printed", error: "Missing" };
const fields: Record<string, ReactElement> = {
  TextField: <TextField {...text} />,
  "TextField with unit": <TextField {...text} before="₹" />,
  TextArea: <TextArea {...text} />,
  Select: <Select {...text} options={[{ value: "a", label: "A" }]} />,
  FileField: <FileField {...text} prompt="Choose" />,
  Checkbox: <Checkbox {...text} />,
};

const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
/** The first control's tag, as text. */
const control = (html: string) => /<(?:input|select|textarea)\b[^>]*>/.exec(html)?.[0] ?? "";

describe("fields", () => {
  for (const [name, element] of Object.entries(fields)) {
    it(`ACC-1 ${name}: label, hint and error belong to the control`, () => {
      const html = renderToStaticMarkup(element);
      const tag = control(html);
      const id = attribute(tag, "id");
      expect(id).toMatch(/^[A-Za-z][\w-]*$/);
      expect(html).toContain(`for="${id}"`);
      expect(attribute(tag, "aria-invalid")).toBe("true");
      expect(attribute(tag, "aria-describedby")).toBe(`${id}-hint ${id}-error`);
      for (const part of [`${id}-hint`, `${id}-error`]) expect(html.split(`id="${part}"`)).toHaveLength(2);
    });
  }

  it("ACC-1 a field without error is neither invalid nor described", () => {
    const tag = control(renderToStaticMarkup(<TextField name="email" label="Email" type="email" />));
    expect(tag).not.toContain("aria-invalid");
    expect(tag).not.toContain("aria-describedby");
  });

  it("ACC-1 two fields of one name have two ids", () => {
    const html = renderToStaticMarkup(
      <>
        <TextField name="q" label="One" />
        <TextField name="q" label="Two" />
        <SearchField name="q" label="Three" />
      </>,
    );
    const ids = [...html.matchAll(/<input[^>]* id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(3);
  });

  it("ASM-1 a group's hint and error describe the group, and one answer is chosen", () => {
    const html = renderToStaticMarkup(
      <RadioGroup
        id="g"
        name="a"
        legend="Which?"
        hint="One"
        error="Choose"
        defaultValue="2"
        options={["1", "2"].map((value) => ({ value, label: value }))}
      />,
    );
    expect(html).toContain('<fieldset id="g" aria-describedby="g-hint g-error"');
    expect(html.match(/checked=""/g)).toHaveLength(1);
    expect(renderToStaticMarkup(<Fieldset legend="Plain">x</Fieldset>)).not.toContain("aria-describedby");
  });

  it("CMS-4 addresses and numbers stay left to right; names follow what is typed", () => {
    for (const type of ["email", "url", "tel", "password", "number"]) {
      expect(attribute(control(renderToStaticMarkup(<TextField name="x" label="x" type={type} />)), "dir")).toBe("ltr");
    }
    expect(attribute(control(renderToStaticMarkup(<TextField name="x" label="x" />)), "dir")).toBe("auto");
  });
});
