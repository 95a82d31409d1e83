import { describe, expect, it } from "vitest";
import { formInput } from "./forms";

const formOf = (entries: [string, string][]) => {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
};

describe("forms as inputs", () => {
  it("PLT-10 names nest, collect and make lists; the page's own and empty optional ones stay behind", () => {
    const form = formOf([
      ["translations.en.title", "Wiring"],
      ["roles[]", "mentor"],
      ["roles[]", "student"],
      ["minutes?", ""],
      ["_key", "1"],
      ["answers.1.text", "b"],
      ["answers.0.text", "a"],
    ]);
    expect(formInput(form)).toEqual({
      translations: { en: { title: "Wiring" } },
      roles: ["mentor", "student"],
      answers: [{ text: "a" }, { text: "b" }],
    });
  });

  it("PLT-10 a form made to be slow is read in one go, and one nested without end is one unknown field", () => {
    const many = formInput(formOf(Array.from({ length: 200_000 }, () => ["a[]", "1"])));
    expect(many.a).toHaveLength(200_000);
    const deep = Array.from({ length: 20_000 }, () => "a").join(".");
    const form = formOf([
      [deep, "1"],
      ["__proto__.x", "1"],
      ["a", "1"],
      ["a[]", "2"],
    ]);
    expect(formInput(form)).toEqual({ [deep]: "1", a: ["2"] });
  });
});
