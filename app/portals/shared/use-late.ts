import { useEffect, useState } from "react";

/** Whether it has been so for a second: a connection that comes back at once is not worth a word. */
export function useLate(busy: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!busy) return;
    const timer = setTimeout(() => setLate(true), 1_000);
    return () => clearTimeout(timer);
  }, [busy]);
  return late;
}
