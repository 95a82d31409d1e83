import { formInput } from "../../../forms";
import { toMinor } from "../../shared/money";

/** The parts of a course's settings, each with a form of its own. */
export const parts = ["words", "place", "price", "rules", "skills", "seo", "cover"] as const;
export type Part = (typeof parts)[number];

const linesOf = (text: unknown): string[] =>
  String(text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

type Words = Record<string, unknown>;
const withLists = (words: Words, names: string[]): Words => {
  const lists = names.filter((name) => name in words).map((name) => [name, linesOf(words[name])] as const);
  return { ...words, ...Object.fromEntries(lists) };
};
const isEmpty = (words: Words): boolean =>
  Object.values(words).every((value) => (Array.isArray(value) ? value.length === 0 : value === ""));

/** Both languages with their lists; Arabic falls away where nothing is written in it. */
function bothLanguages(words: unknown, lists: string[]): Record<string, Words> {
  const { en = {}, ar = {} } = (words ?? {}) as Record<string, Words>;
  const arabic = withLists(ar, lists);
  return { en: withLists(en, lists), ...(isEmpty(arabic) ? {} : { ar: arabic }) };
}

/** One form of the settings as courses.edit wants it. */
export function settingsInput(part: Part, form: FormData): Record<string, unknown> {
  const input = formInput(form);
  switch (part) {
    case "words":
      return { translations: bothLanguages(input.translations, ["outcomes", "requirements"]) };
    case "seo":
      return { seo: bothLanguages(input.seo, ["keywords"]) };
    case "place":
      return { ...input, category: input.category === "" ? null : input.category };
    case "price":
      return { pricing: pricingOf(form) };
    case "rules":
      return { ...input, prerequisites: input.prerequisites ?? [] };
    case "skills":
      return {
        skills: linesOf(form.get("_skills")).map((line) => {
          const [en = "", ar = ""] = line.split("|").map((name) => name.trim());
          return { en, ar };
        }),
      };
    case "cover":
      return { coverUuid: input.coverUuid === "" ? null : input.coverUuid };
  }
}

/** "_price.SAR" holds an amount as people write it; empty ones are no price. */
function pricingOf(form: FormData): Record<string, unknown> {
  const model = String(form.get("_model"));
  if (model !== "one_time") return { model };
  const price: Record<string, number> = {};
  for (const [name, value] of form) {
    const currency = /^_price\.([A-Z]{3})$/.exec(name)?.[1];
    if (currency && value !== "") price[currency] = toMinor(value, currency);
  }
  return { model, price };
}
