import { useEffect } from "react";

/** What holds a socket for as long as a page is shown. */
export interface Connected {
  start(): void;
  stop(): void;
  hurry(): void;
  offline(): void;
}

/** Open while the page is shown, and told what the device knows of its connection. */
export function useConnected(held: Connected): void {
  useEffect(() => {
    const hurry = () => document.visibilityState === "visible" && held.hurry();
    held.start();
    window.addEventListener("online", hurry);
    window.addEventListener("offline", held.offline);
    document.addEventListener("visibilitychange", hurry);
    return () => {
      window.removeEventListener("online", hurry);
      window.removeEventListener("offline", held.offline);
      document.removeEventListener("visibilitychange", hurry);
      held.stop();
    };
  }, [held]);
}
