import type { ButtonHTMLAttributes, ReactNode } from "react";
import { cx } from "../cx";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";
import { Anchor, type AnchorProps } from "./link";
import { Spinner } from "./spinner";

/** One `primary` a view; `secondary` beside it; `quiet` in rows and bars; `danger` only for what cannot be undone. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName;
  iconEnd?: IconName;
  /** As wide as its place. */
  block?: boolean;
  children: ReactNode;
}

export interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  /** The work has been sent: the button stays focusable, shows it, and takes no second click. */
  pending?: boolean;
}

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent shadow-soft hover:bg-accent-hover",
  secondary: "bg-surface text-ink shadow-soft ring-1 ring-inset ring-line hover:bg-sunken",
  quiet: "text-ink-muted hover:bg-sunken hover:text-ink",
  danger: "bg-danger text-on-danger shadow-soft hover:bg-danger-hover",
};
const sizes: Record<ButtonSize, string> = {
  sm: "min-h-8 px-3 py-1 text-sm gap-1.5 rounded-md pointer-coarse:min-h-10",
  md: "min-h-10 px-4 py-1.5 text-sm gap-2 rounded-md pointer-coarse:min-h-11",
  lg: "min-h-12 px-6 py-2.5 text-base gap-2 rounded-lg",
};

export function buttonClass({ variant = "secondary", size = "md", block }: Omit<Look, "children">): string {
  return cx(
    "inline-flex select-none items-center justify-center text-center font-medium transition-colors",
    "disabled:opacity-50 aria-disabled:cursor-default aria-disabled:opacity-60",
    variants[variant],
    sizes[size],
    block ? "w-full" : "",
  );
}

function Content({ icon, iconEnd, pending, children }: Pick<ButtonProps, "icon" | "iconEnd" | "pending" | "children">) {
  return (
    <>
      {pending ? <Spinner /> : icon && <Icon name={icon} size={18} />}
      {children}
      {iconEnd && <Icon name={iconEnd} size={18} />}
    </>
  );
}

export function Button({
  variant,
  size,
  icon,
  iconEnd,
  block,
  pending,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={cx(buttonClass({ variant, size, block }), className)}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      <Content icon={icon} iconEnd={iconEnd} pending={pending}>
        {children}
      </Content>
    </button>
  );
}

/** Looks like a button, is a link: for going somewhere, never for doing something. */
export function ButtonLink({ variant, size, icon, iconEnd, block, className, children, ...rest }: Look & AnchorProps) {
  return (
    <Anchor {...rest} className={cx(buttonClass({ variant, size, block }), className)}>
      <Content icon={icon} iconEnd={iconEnd}>
        {children}
      </Content>
    </Anchor>
  );
}
