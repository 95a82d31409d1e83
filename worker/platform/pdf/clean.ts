import type { Bidi } from "bidi-js";

export type Direction = "ltr" | "rtl";

/** Marks, embeddings, overrides and isolates: they steer the order of text and have no shape. */
const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** What has no place on paper: other controls, halves of characters, byte order marks, soft hyphens, tags. */
const unprintable =
  /(?![\t\n])\p{Cc}|\p{Cs}|[\u00AD\u180E\u200B\u2060-\u2065\u206A-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E0FFF}]/gu;

/** A picture with what modifies or joins it: skin tones, variation selectors, keycaps, flags. */
const emojiParts = /[\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\uFE00-\uFE0F\u20E3]/gu;

/** Joiners steer Arabic shaping; beside anything else they only glue emoji together. */
const strayJoiners = /(?<!\p{Script=Arabic}\p{M}*)[\u200C\u200D]|[\u200C\u200D](?!\p{Script=Arabic})/gu;

/**
 * A single line of text for printing, as a name or a title: without bidi controls (they would reorder what stands
 * around them), in composed form, spaces made single.
 */
export function cleanLine(text: string): string {
  return cleanText(text.replace(bidiControls, "")).replace(/\s+/g, " ").trim();
}

/**
 * Text made safe to set. Bidi controls stay, for prose may need them; they are never painted.
 * Emoji and pictographs that the fonts lack are dropped; letters that they lack stay and are painted as the font's
 * missing-glyph box, so that a loss shows rather than passing in silence.
 */
export function cleanText(text: string, has: (codePoint: number) => boolean = () => false): string {
  return (
    text
      .replace(/\r\n?|[\u2028\u2029]/g, "\n")
      .replace(unprintable, "")
      .replace(/\p{Extended_Pictographic}/gu, (mark) => (has(mark.codePointAt(0) ?? 0) || isTextMark(mark) ? mark : ""))
      .replace(emojiParts, "")
      .replace(strayJoiners, "")
      // Letters stored as ready-made Arabic shapes would neither join nor be found by a search; ﷲ and ﷺ are kept.
      .replace(/[\uFB50-\uFDCF\uFE70-\uFEFC]/g, (shape) => shape.normalize("NFKC"))
      .normalize("NFC")
  );
}

/** © ® ™ and the like count as pictographic though they are ordinary text. */
function isTextMark(mark: string): boolean {
  return !/\p{Emoji_Presentation}/u.test(mark) && (mark.codePointAt(0) ?? 0) < 0x2200;
}

const strongRtl = new Set(["R", "AL"]);

/** The direction of the first letter that has one, as HTML's dir=auto; `otherwise` where none has. */
export function firstStrong(bidi: Bidi, text: string, otherwise: Direction): Direction {
  for (const character of text) {
    const type = bidi.getBidiCharTypeName(character);
    if (type === "L") return "ltr";
    if (strongRtl.has(type)) return "rtl";
  }
  return otherwise;
}

/** The document's direction wherever the text has a letter of it (or none at all), else the other: prose may open with a foreign word. */
export function proseDirection(bidi: Bidi, text: string, documents: Direction): Direction {
  let other = false;
  for (const character of text) {
    const type = bidi.getBidiCharTypeName(character);
    const direction = type === "L" ? "ltr" : strongRtl.has(type) ? "rtl" : undefined;
    if (direction === documents) return documents;
    if (direction) other = true;
  }
  if (!other) return documents;
  return documents === "ltr" ? "rtl" : "ltr";
}
