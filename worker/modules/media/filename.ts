// Marks that reorder what stands around them: "exe.pdf" may not look like "fdp.exe".
const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const unsafe = /[\p{Cc}<>:"/\\|?*\p{Surrogate}]+/gu;

/** A name that any file system and header takes: the last part of a path, without controls and leading dots, 120 characters at most, its ending kept. */
export function safeFilename(name: string): string {
  const last = name.normalize("NFC").replace(bidiControls, "").split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replace(unsafe, " ")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  if (clean === "") return "file";
  const letters = Array.from(clean);
  if (letters.length <= 120) return clean;
  const ending = /\.[^. ]{1,10}$/.exec(clean)?.[0] ?? "";
  return letters.slice(0, 120 - ending.length).join("") + ending;
}
