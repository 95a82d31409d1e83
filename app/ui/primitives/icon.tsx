import { cx } from "../cx";
import { directionalIcons, type IconName, iconPaths } from "./icon-paths";

export interface IconProps {
  name: IconName;
  /** Pixels; 20 unless told otherwise. */
  size?: 14 | 16 | 18 | 20 | 24 | 32 | 40;
  /** Says the icon aloud. Leave it out where words stand beside the icon. */
  label?: string;
  filled?: boolean;
  className?: string;
}

export function Icon({ name, size = 20, label, filled = false, className }: IconProps) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden beside words
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill={filled ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth={size > 24 ? 1.5 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cx("shrink-0", directionalIcons.has(name) && "rtl:-scale-x-100", className)}
      focusable="false"
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      <path d={iconPaths[name]} {...(name === "more" || name === "drag" ? { strokeWidth: 2.75 } : {})} />
    </svg>
  );
}
