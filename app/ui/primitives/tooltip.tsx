import { type ReactNode, useState } from "react";

/**
 * A word or two on hover and focus, by CSS alone. It repeats the name of what it wraps, so it is hidden from readers;
 * anything a person must know belongs in the page. Escape puts it away (WCAG 1.4.13) once scripts run.
 */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  const [quiet, setQuiet] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for what its button does
    <span
      className="has-hint"
      data-quiet={quiet || undefined}
      onKeyDown={(event) => event.key === "Escape" && setQuiet(true)}
      onPointerLeave={() => setQuiet(false)}
      onBlur={() => setQuiet(false)}
    >
      {children}
      <span className="hint" aria-hidden="true">
        {text}
      </span>
    </span>
  );
}
