import { useEffect } from "react";

/** Below the bar at the top. Pixels. */
const top = 76;
const settled = 250;

/**
 * Where one stopped reading, kept on this device: the paragraph at the top of the window. A lesson that is opened anew goes on
 * there, until it is completed.
 */
export function useReadingPlace(lesson: string, unfinished: boolean): void {
  useEffect(() => {
    const key = `player.place.${lesson}`;
    if (!unfinished) return localStorage.removeItem(key);
    const blocks = () =>
      [...document.querySelectorAll("#main .prose > *")].filter((block) => !block.closest("details"));
    const kept = blocks()[Number(localStorage.getItem(key) ?? 0)];
    if (kept && localStorage.getItem(key) && window.scrollY === 0 && location.hash === "")
      window.scrollTo({ top: kept.getBoundingClientRect().top - top });
    let timer: ReturnType<typeof setTimeout>;
    const keep = () => {
      const place = blocks().findIndex((block) => block.getBoundingClientRect().bottom > top);
      if (place > 0) localStorage.setItem(key, String(place));
      else if (place === 0) localStorage.removeItem(key);
    };
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, settled);
    };
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("scroll", onScroll);
    };
  }, [lesson, unfinished]);
}
