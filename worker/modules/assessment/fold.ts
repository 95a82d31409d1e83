/** Letters that differ without a mark: those with hamza or madda lose it as marks. */
const alike: Record<string, string> = { ٱ: "ا", ى: "ي", ة: "ه" };
const arabicDigits = "٠١٢٣٤٥٦٧٨٩";
const persianDigits = "۰۱۲۳۴۵۶۷۸۹";

/**
 * Text as short answers are compared: without case, accents, tashkeel, tatweel, directional marks and superfluous space;
 * one alef, one ya, one ta (as fold_arabic() in SQL), and Arabic digits as ASCII ones.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}\u0640]/gu, "")
    .replace(/[ٱىة]/g, (letter) => alike[letter] ?? letter)
    .replace(/[٠-٩۰-۹]/g, (digit) => String(Math.max(arabicDigits.indexOf(digit), persianDigits.indexOf(digit))))
    .replace(/\s+/gu, " ")
    .trim();
}
