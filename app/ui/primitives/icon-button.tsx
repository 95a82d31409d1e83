import type { ButtonHTMLAttributes } from "react";
import { cx } from "../cx";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";
import { Tooltip } from "./tooltip";

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconName;
  /** Its name, read aloud and shown on hover and focus. */
  label: string;
  size?: "sm" | "md";
  tone?: "plain" | "danger";
  /** Off where the meaning is beyond doubt, such as a dialog's cross. */
  tooltip?: boolean;
}

export function IconButton({
  icon,
  label,
  size = "md",
  tone = "plain",
  tooltip = true,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      {...rest}
      type={type}
      aria-label={label}
      className={cx(
        "inline-grid shrink-0 place-items-center rounded-md text-ink-muted transition-colors disabled:opacity-50 hover:bg-sunken",
        tone === "danger" ? "hover:text-danger-ink" : "hover:text-ink",
        size === "sm" ? "size-8 pointer-coarse:size-10" : "size-10 pointer-coarse:size-11",
        className,
      )}
    >
      <Icon name={icon} size={size === "sm" ? 18 : 20} />
    </button>
  );
  return tooltip ? <Tooltip text={label}>{button}</Tooltip> : button;
}
