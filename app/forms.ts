import type { Problem } from "../worker/http/problem";
import { errors } from "../worker/words/errors";
import { translator } from "../worker/words/format";
import { useReader } from "./locale";

/**
 * A form as a verb's input. Names are paths: "translations.en.title" nests, "roles[]" collects, "minutes?" is left out when empty,
 * "answers.0.text" makes lists. Files are kept as they are. `_`-names belong to the page and stay behind.
 */
export function formInput(form: FormData): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (name.startsWith("_")) continue;
    const optional = name.endsWith("?");
    if (optional && value === "") continue;
    const isList = name.endsWith("[]");
    const path = pathOf(name.replace(/(\[\]|\?)$/, ""));
    put(input, path, value, isList);
  }
  return listsFrom(input) as Record<string, unknown>;
}

/** No form of ours nests as deep; a name that does is left whole, and the verb refuses a field it does not know. */
const deepest = 8;
function pathOf(name: string): string[] {
  const path = name.split(".", deepest + 1);
  return path.length > deepest ? [name] : path;
}

function put(target: Record<string, unknown>, path: string[], value: unknown, append: boolean): void {
  const [key = "", ...rest] = path;
  if (key === "__proto__" || key === "constructor" || key === "prototype") return;
  if (rest.length > 0) {
    const existing = target[key];
    const child =
      typeof existing === "object" && existing !== null && !Array.isArray(existing)
        ? (existing as Record<string, unknown>)
        : {};
    target[key] = child;
    put(child, rest, value, append);
  } else if (!append) target[key] = value;
  else if (Array.isArray(target[key])) target[key].push(value);
  else target[key] = [value];
}

/** {"0": a, "1": b} was a list. */
function listsFrom(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof File) return value;
  if (Array.isArray(value)) return value.map(listsFrom);
  const entries = Object.entries(value).map(([key, child]) => [key, listsFrom(child)] as const);
  const isList = entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key));
  if (!isList) return Object.fromEntries(entries);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);
}

/** What was typed, to be shown again after a refusal; passwords are not given back. */
export function typed(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter((pair): pair is [string, string] => typeof pair[1] === "string" && !/password/i.test(pair[0])),
  );
}

export interface Refused {
  problem: Problem;
  values: Record<string, string>;
}

/** Words a refused form: the sentence above it, and the one beside a field of a given path. */
export function useRefusal(refused: Refused | null | undefined) {
  const { locale } = useReader();
  const t = translator(errors, locale);
  const problem = refused?.problem;
  return {
    message: problem ? t(problem.code as keyof typeof errors.en) : null,
    code: problem?.code ?? null,
    field(path: string): string | null {
      const issue = problem?.params.fields?.[path.replace(/(\[\]|\?)$/, "")];
      return issue
        ? t(`field_${issue.code}` as keyof typeof errors.en, issue.limit === undefined ? {} : { limit: issue.limit })
        : null;
    },
    value: (name: string, otherwise = "") => refused?.values[name] ?? otherwise,
  };
}
