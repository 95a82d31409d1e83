export type Part = { is: "text" | "mention"; text: string } | { is: "link"; text: string; href: string };

const address = /https?:\/\/[^\s<>"'`]+/gi;

/** A message's words with its links and the people it names told apart. Nothing but http and https is ever a link. */
export function partsOf(text: string, names: readonly string[]): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    const shown = withoutEnd(found[0]);
    if (!URL.canParse(shown)) continue;
    parts.push(...mentionsIn(text.slice(from, found.index), names), {
      is: "link",
      text: shown,
      href: new URL(shown).href,
    });
    from = found.index + shown.length;
  }
  return [...parts, ...mentionsIn(text.slice(from), names)];
}

/** The full stop behind an address ends the sentence; a bracket belongs to it only if it was opened in it. */
function withoutEnd(address: string): string {
  let end = address.replace(/[.,;:!?؟،؛]+$/u, "");
  while (end.endsWith(")") && end.split("(").length < end.split(")").length) end = end.slice(0, -1);
  return end;
}

function mentionsIn(text: string, names: readonly string[]): Part[] {
  const [at, name] = names
    .map((known) => [text.indexOf(`@${known}`), known] as const)
    .filter(([place]) => place >= 0)
    .sort(([a, x], [b, y]) => a - b || y.length - x.length)[0] ?? [-1, ""];
  if (at < 0) return text ? [{ is: "text", text }] : [];
  const end = at + name.length + 1;
  return [
    ...(at > 0 ? [{ is: "text" as const, text: text.slice(0, at) }] : []),
    { is: "mention", text: text.slice(at, end) },
    ...mentionsIn(text.slice(end), names),
  ];
}
