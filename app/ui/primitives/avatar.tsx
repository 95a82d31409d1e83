import { cx } from "../cx";
import { pictureAt, srcSetOf } from "../pictures";
import { initials } from "./initials";
import { paletteClass, paletteOf } from "./seed";

export interface AvatarProps {
  name: string;
  src?: string;
  size?: "sm" | "md" | "lg" | "xl";
  /** Say the name only where it does not stand beside the picture. */
  label?: string;
}

const pixels = { sm: 28, md: 36, lg: 48, xl: 80 };
const sizes = {
  sm: "size-7 text-[0.6875rem]",
  md: "size-9 text-[0.8125rem]",
  lg: "size-12 text-base",
  xl: "size-20 text-2xl",
};

export function Avatar({ name, src, size = "md", label }: AvatarProps) {
  const shape = cx("inline-grid shrink-0 place-items-center overflow-hidden rounded-full object-cover", sizes[size]);
  if (src)
    return (
      <img
        src={pictureAt(src, 160)}
        srcSet={srcSetOf(src, 160, 480)}
        sizes={`${pixels[size]}px`}
        width={pixels[size]}
        height={pixels[size]}
        alt={label ?? ""}
        className={shape}
        loading="lazy"
        decoding="async"
      />
    );
  const { ground, text } = paletteClass[paletteOf(name)];
  return (
    <span
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
      className={cx(shape, ground, text, "font-semibold leading-none")}
    >
      {initials(name)}
    </span>
  );
}
