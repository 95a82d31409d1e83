import type { HTMLAttributes } from "react";
import { cx } from "../cx";

export interface CardProps extends HTMLAttributes<HTMLElement> {
  as?: "div" | "article" | "section" | "li";
  padding?: "none" | "md" | "lg";
  /** Rises under the pointer: only where the card itself can be opened. */
  interactive?: boolean;
}

/** A surface for something that can be picked up. Page sections need space, not cards. */
export function Card({ as: Tag = "div", padding = "md", interactive, className, ...rest }: CardProps) {
  return (
    <Tag
      {...rest}
      className={cx(
        "rounded-xl bg-surface shadow-soft ring-1 ring-line/70",
        padding === "md" && "p-5",
        padding === "lg" && "p-6 sm:p-8",
        interactive &&
          "transition-[box-shadow,translate] duration-200 hover:-translate-y-0.5 hover:shadow-lift motion-reduce:hover:translate-y-0",
        className,
      )}
    />
  );
}
