import { type Tone, toneText } from "./badge";

/** The state of a thing: a dot and a word, so that colour never speaks alone. */
export function Status({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap text-sm text-ink-muted">
      <svg viewBox="0 0 8 8" width="8" height="8" className={toneText[tone]} aria-hidden="true">
        <circle cx="4" cy="4" r="4" fill="currentColor" />
      </svg>
      {children}
    </span>
  );
}
