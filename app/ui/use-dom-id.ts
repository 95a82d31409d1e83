import { useId } from "react";

/** An id that is the same on server and client and valid in HTML (React's own has colons, which validators refuse). */
export function useDomId(prefix: string, given?: string): string {
  const own = useId();
  return given ?? `${prefix}-${own.replace(/[^a-zA-Z0-9_-]/g, "")}`;
}
