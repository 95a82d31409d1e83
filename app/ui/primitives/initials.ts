const SPACE = "\u00a0";

/**
 * One or two letters for a person's name. Arabic names drop the article of a family name and keep their letters apart
 * by a space, so that two initials do not join into a word.
 */
export function initials(name: string): string {
  const words = name
    .normalize("NFC")
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  const first = (word: string) =>
    [...word.replace(/^ال(?=.)/, "")].find((letter) => /\p{L}|\p{N}/u.test(letter))?.toLocaleUpperCase() ?? "";
  const picked = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word ? first(word) : ""))
    .filter(Boolean);
  return picked.join(/\p{Script=Arabic}/u.test(picked.join("")) ? SPACE : "");
}
