import { describe, expect, it } from "vitest";
import { settingsInput } from "./settings-input";

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};

describe("a course's settings as they are typed", () => {
  it("CRS-4 amounts become the currency's smallest unit", () => {
    expect(
      settingsInput(
        "price",
        form({ _model: "one_time", "_price.SAR": "199.5", "_price.KWD": "12.345", "_price.USD": "" }),
      ),
    ).toEqual({
      pricing: { model: "one_time", price: { SAR: 19950, KWD: 12345 } },
    });
    expect(settingsInput("price", form({ _model: "free", "_price.SAR": "10" }))).toEqual({
      pricing: { model: "free" },
    });
  });
  it("CRS-4 lines become lists, and Arabic without a word is left out", () => {
    const typed = {
      "translations.en.title": "Welding",
      "translations.en.outcomes": "Cut\n\n Join ",
      "translations.ar.title": "",
      "translations.ar.outcomes": "",
    };
    expect(settingsInput("words", form(typed))).toEqual({
      translations: { en: { title: "Welding", outcomes: ["Cut", "Join"] } },
    });
  });
  it("CRS-4 a skill is named in both languages on one line", () => {
    expect(settingsInput("skills", form({ _skills: "Welding | لحام\nCutting" }))).toEqual({
      skills: [
        { en: "Welding", ar: "لحام" },
        { en: "Cutting", ar: "" },
      ],
    });
  });
});
