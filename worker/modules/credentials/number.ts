import { randomCode } from "../../kernel/ids";

const grouped = (code: string) => `RL-${(code.match(/.{4}/g) ?? []).join("-")}`;

/** A new certificate number: RL-XXXX-XXXX-XXXX-XXXX, eighty random bits in Crockford's base 32. */
export const newNumber = (): string => grouped(randomCode(16));

/**
 * The number that somebody typed, as it is stored: case, spaces and dashes do not count, nor does the prefix, and letters that look like digits are
 * read as those. Empty for what can be no number; nothing is stored under that.
 */
export function normaliseNumber(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
  const code = (letters.length === 18 ? letters.replace(/^RL/, "") : letters)
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? grouped(code) : "";
}
