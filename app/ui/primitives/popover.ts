import type { MouseEvent } from "react";

/** Attributes newer than React 18's types; it passes them on as they are. */
export const popoverTarget = (id: string) => ({ popovertarget: id }) as Record<string, string>;
export const popover = { popover: "auto" } as Record<string, string>;

/** After a choice the panel goes away: a link may change the page under it without loading a new one. */
export function hideOnChoice(event: MouseEvent<HTMLElement>): void {
  const chosen = event.target instanceof Element && event.target.closest("a, button");
  const panel = event.currentTarget;
  if (chosen && panel.matches(":popover-open")) panel.hidePopover();
}
