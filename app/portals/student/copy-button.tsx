import { useState } from "react";
import { Button } from "../../ui";

type State = "copy" | "copied" | "failed";

/** Puts a text on the clipboard and says so. Needs scripts; what it copies has to stand on the page in another way too. */
export function CopyButton({ text, labels }: { text: string; labels: Record<State, string> }) {
  const [state, setState] = useState<State>("copy");
  const copy = () =>
    // Without a secure context there is no clipboard at all.
    Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"))).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  return (
    <>
      <Button variant="quiet" icon={state === "copied" ? "check" : "link"} onClick={copy}>
        {labels.copy}
      </Button>
      <span role="status" className="text-sm text-ink-muted">
        {state === "copy" ? "" : labels[state]}
      </span>
    </>
  );
}
