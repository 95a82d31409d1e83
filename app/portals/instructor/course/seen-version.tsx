import { useEffect, useRef, useState } from "react";

interface SeenVersionProps {
  /** "_"-names stay with the page; otherwise the verb's own. */
  name?: string;
  version: string;
  /** Of the form it stands in. */
  pending: boolean;
  refusedFor: string | null;
}

/**
 * The version that this form shows. A newer one that reaches the page by another form is not what its writer has seen; it counts only
 * after this form was sent: saved, or refused because of it.
 */
export function SeenVersion({ name = "seen", version, pending, refusedFor }: SeenVersionProps) {
  const [seen, setSeen] = useState(version);
  const wasPending = useRef(false);
  useEffect(() => {
    if (wasPending.current && !pending && (refusedFor === null || refusedFor === "changed_meanwhile")) setSeen(version);
    wasPending.current = pending;
  }, [pending, refusedFor, version]);
  return <input type="hidden" name={name} value={seen} />;
}
