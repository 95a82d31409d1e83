import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const first = 2_000;
const longest = 30_000;

/** Asks the server again and again while something is being made there: soon at first, then less and less often. */
export function useRefreshWhile(waiting: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!waiting) return;
    let delay = first;
    let timer = setTimeout(again, delay);
    function again() {
      if (document.visibilityState === "visible") revalidate();
      delay = Math.min(delay * 1.5, longest);
      timer = setTimeout(again, delay);
    }
    return () => clearTimeout(timer);
  }, [waiting, revalidate]);
}
