import { Icon } from "../../../ui";
import type { DragOrder } from "./use-drag-order";

export const edgeLine = { before: "shadow-[0_-2px_0_var(--accent)]", after: "shadow-[0_2px_0_var(--accent)]" };

/** For the mouse alone: what it does the buttons beside it do as well. */
export function DragHandle(handlers: ReturnType<DragOrder["handle"]>) {
  return (
    <span {...handlers} aria-hidden="true" className="cursor-grab text-ink-faint pointer-coarse:hidden noscript:hidden">
      <Icon name="drag" size={18} />
    </span>
  );
}
