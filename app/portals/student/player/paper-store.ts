import { type Responses, responsesOf } from "./answers";

export type SaveOutcome = { state: "saved"; at: string } | { state: "lost" | "closed" | "refused" };

/** Keeps the answers so far on the server. `lost` may be tried again; `refused` will be refused again. */
export async function sendPaper(address: string, paper: FormData): Promise<SaveOutcome> {
  try {
    const response = await fetch(address, { method: "POST", body: paper, keepalive: true });
    if (response.ok && !response.redirected)
      return { state: "saved", at: ((await response.json()) as { savedAt: string }).savedAt };
    // Handed in elsewhere, or its time is over; the countdown of the page hands in by itself.
    if (response.status === 409) return { state: "closed" };
    return { state: response.status === 429 || response.status >= 500 ? "lost" : "refused" };
  } catch {
    return { state: "lost" };
  }
}

/** What is saved of an attempt by now, in this tab or elsewhere. */
export async function readSaved(
  attempt: string,
): Promise<{ state: "read"; responses: Responses } | { state: "closed" | "lost" }> {
  try {
    const response = await fetch(`/api/v1/attempts/${attempt}/paper`);
    if (response.ok)
      return { state: "read", responses: ((await response.json()) as { responses: Responses }).responses };
    return { state: response.status === 409 ? "closed" : "lost" };
  } catch {
    return { state: "lost" };
  }
}

const fieldName = /^responses\.([0-9a-f-]+)\.(chosen|text)/;

/** Shows answers in the form, in the fields whose names `wanted` picks. */
export function fillPaper(form: HTMLFormElement, responses: Responses, wanted: (name: string) => boolean): void {
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement) || !wanted(field.name)) continue;
    const [, uuid = "", kind] = fieldName.exec(field.name) ?? [];
    const { chosen = [], text = "" } = responses[uuid] ?? {};
    if (kind === "text") field.value = text;
    else if (kind === "chosen") field.checked = chosen.includes(field.value);
  }
}

/** What was changed here and not saved. */
export interface Unsaved {
  names: Set<string>;
  paper: FormData | null;
}
const kept = (attempt: string) => `player.paper.${attempt}`;

/** Keeps what is not saved yet for this tab's next look at the paper: a page that is loaded anew may overtake its last save. */
export function keepUnsaved(attempt: string, { names, paper }: Unsaved): void {
  if (paper)
    sessionStorage.setItem(kept(attempt), JSON.stringify({ names: [...names], responses: responsesOf(paper) }));
  else sessionStorage.removeItem(kept(attempt));
}

/** Shows what was kept; null where nothing was. */
export function restoreUnsaved(attempt: string, form: HTMLFormElement): Unsaved | null {
  const text = sessionStorage.getItem(kept(attempt));
  if (!text) return null;
  const { names, responses } = JSON.parse(text) as { names: string[]; responses: Responses };
  fillPaper(form, responses, (name) => names.includes(name));
  return { names: new Set(names), paper: new FormData(form) };
}
