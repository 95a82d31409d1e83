import { useLocation } from "@remix-run/react";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { shell } from "../../../../worker/words/shell";
import { useInbox, wakeInbox } from "../../../inbox/store";
import { useReader, useWords } from "../../../locale";
import { Anchor, hideOnChoice, Icon, popover, popoverTarget } from "../../../ui";

const Panel = lazy(() => import("./panel"));
const panelId = "bell-panel";

/** A link to the list, which works everywhere; while a socket is open, a button that shows the newest. */
export function Bell() {
  const t = useWords(shell);
  const { person } = useReader();
  const { key } = useLocation();
  const live = useInbox();
  const [isOpen, setOpen] = useState(false);
  // React 18 knows no toggle of a popover.
  const watch = useCallback((panel: HTMLElement | null) => {
    panel?.addEventListener("toggle", (event) => setOpen((event as ToggleEvent).newState === "open"));
  }, []);
  const unread = live?.unread ?? person?.unread ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page is an occasion
  useEffect(wakeInbox, [key]);
  const label = unread > 0 ? t("bell_unread", { count: Math.min(unread, 99) }) : t("bell_none");
  const face = (
    <>
      <Icon name="bell" />
      {unread > 0 ? (
        <span
          aria-hidden="true"
          data-bell-count=""
          className="absolute -end-1 -top-1 min-w-5 rounded-full bg-danger px-1 text-center text-xs leading-5 font-semibold text-on-danger tabular-nums"
        >
          {unread > 99 ? "99+" : unread}
        </span>
      ) : null}
    </>
  );
  return (
    <>
      {live ? (
        <button type="button" {...popoverTarget(panelId)} aria-label={label} className={bellClass}>
          {face}
        </button>
      ) : (
        <Anchor href="/account/notifications" aria-label={label} className={bellClass}>
          {face}
        </Anchor>
      )}
      <Announcement unread={live?.unread ?? null} label={label} />
      {live ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: what is pressed are links and buttons, whose keys arrive as clicks
        // biome-ignore lint/a11y/noStaticElementInteractions: the same
        <div
          id={panelId}
          ref={watch}
          {...popover}
          data-align="end"
          className="menu-panel bell-panel"
          onClick={hideOnChoice}
        >
          <Suspense>{isOpen ? <Panel items={live.newest} /> : null}</Suspense>
        </div>
      ) : null}
    </>
  );
}

const bellClass =
  "relative inline-grid size-10 shrink-0 place-items-center rounded-md text-ink-muted transition-colors hover:bg-sunken hover:text-ink pointer-coarse:size-11";

/** Said aloud when something new arrives, not when a page opens and not when something was read. */
function Announcement({ unread, label }: { unread: number | null; label: string }) {
  const before = useRef(unread);
  const [said, say] = useState("");
  useEffect(() => {
    if (unread !== null && before.current !== null && unread > before.current) say(label);
    before.current = unread;
  }, [unread, label]);
  return (
    <span className="sr-only" aria-live="polite">
      {said}
    </span>
  );
}
