import { type AnchorHTMLAttributes, type ComponentType, createContext, type ReactNode, useContext } from "react";
import { cx } from "../cx";
import { Icon } from "./icon";

export interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
}

const AnchorContext = createContext<ComponentType<AnchorProps> | null>(null);

/** Portals hand in their router's link once, at the top; public pages leave it out and get plain anchors. */
export function AnchorProvider({ as, children }: { as: ComponentType<AnchorProps>; children: ReactNode }) {
  return <AnchorContext.Provider value={as}>{children}</AnchorContext.Provider>;
}

/** An unstyled link. Everything in the design system that leads somewhere goes through it. */
export function Anchor(props: AnchorProps) {
  const Routed = useContext(AnchorContext);
  const inside = props.href.startsWith("/") && !props.target && props.download === undefined;
  return Routed && inside ? <Routed {...props} /> : <a {...props} />;
}

export interface LinkProps extends AnchorProps {
  /** `text` stands in a sentence and is underlined; `quiet` stands alone, in menus and lists; `forward` leads on, with an arrow. */
  kind?: "text" | "quiet" | "forward";
  /** Said after the text when the link opens another tab. */
  newTabLabel?: string;
}

const kinds = {
  text: "text-accent-ink underline decoration-1 underline-offset-[0.2em] decoration-accent-line hover:decoration-current",
  quiet: "text-ink-muted hover:text-ink",
  forward: "group/forward inline-flex items-center gap-1.5 font-medium text-accent-ink hover:text-accent",
};

export function Link({ kind = "text", newTabLabel, className, children, ...rest }: LinkProps) {
  const tab = newTabLabel ? { target: "_blank", rel: "noopener" } : {};
  return (
    <Anchor {...rest} {...tab} className={cx("rounded-sm transition-colors", kinds[kind], className)}>
      {children}
      {kind === "forward" && (
        <Icon
          name="arrow-end"
          size={16}
          className="transition-[translate] group-hover/forward:translate-x-0.5 rtl:group-hover/forward:-translate-x-0.5"
        />
      )}
      {newTabLabel && <Icon name="external" size={14} label={newTabLabel} className="ms-1 inline align-baseline" />}
    </Anchor>
  );
}
