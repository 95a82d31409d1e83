import { type ReactNode, useId } from "react";
import { cx } from "../cx";
import { Avatar } from "../primitives/avatar";
import { Icon } from "../primitives/icon";
import type { IconName } from "../primitives/icon-paths";
import { Anchor } from "../primitives/link";
import { Menu, type MenuItem } from "../primitives/menu";
import { hideOnChoice, popover, popoverTarget } from "../primitives/popover";
import { SkipLink } from "../primitives/skip-link";
import { type Brand, BrandLink } from "./brand";

export interface PortalLink {
  href: string;
  label: string;
  icon: IconName;
  current?: boolean;
  /** What waits there: "3". */
  count?: string;
  /** Among the three or four of a phone's bottom bar. */
  bar?: boolean;
}

export interface PortalLayoutProps {
  brand: Brand;
  /** Which portal this is: "Learning", "Administration". */
  portal?: string;
  nav: { title?: string; links: PortalLink[] }[];
  person: { name: string; detail?: string; src?: string; menu: MenuItem[][] };
  labels: { skip: string; nav: string; bar: string; menu: string; close: string; person: string };
  /** In the top bar: a search form, a bell. */
  tools?: ReactNode;
  /** At the sidebar's foot: ThemeChoice. */
  theme?: ReactNode;
  /** Narrow pages of forms and reading. */
  width?: "normal" | "narrow" | "wide";
  children: ReactNode;
}

const widths = { narrow: "max-w-3xl", normal: "max-w-6xl", wide: "max-w-[96rem]" };

export function PortalLayout(props: PortalLayoutProps) {
  const { brand, portal, nav, person, labels, tools, theme, width = "normal", children } = props;
  const drawer = `nav-${useId().replace(/\W/g, "")}`;
  return (
    <div className="min-h-dvh [--bottom-bar:4rem] lg:grid lg:grid-cols-[16.5rem_minmax(0,1fr)] lg:[--bottom-bar:0px]">
      <SkipLink label={labels.skip} />
      <Sidebar id={drawer} brand={brand} portal={portal} nav={nav} labels={labels} theme={theme} />
      <div className="flex min-h-dvh min-w-0 flex-col">
        <header className="no-print sticky top-0 z-30 flex h-15 items-center gap-3 border-b border-line bg-canvas/90 px-4 backdrop-blur-md sm:px-8">
          <span className="lg:hidden">
            <BrandLink brand={brand} compact />
          </span>
          <div className="flex min-w-0 flex-1 items-center justify-end gap-2">{tools}</div>
          <Menu
            label={labels.person}
            groups={person.menu}
            trigger={<Avatar name={person.name} src={person.src} />}
            heading={
              <span className="grid">
                <span className="font-medium">{person.name}</span>
                {person.detail && <span className="truncate text-sm text-ink-faint">{person.detail}</span>}
              </span>
            }
          />
        </header>
        <main id="main" tabIndex={-1} className="flex-1 px-4 pt-6 pb-28 outline-none sm:px-8 lg:py-10">
          <div className={cx("mx-auto", widths[width])}>{children}</div>
        </main>
      </div>
      <BottomBar
        links={nav.flatMap((group) => group.links).filter((link) => link.bar)}
        drawer={drawer}
        labels={labels}
      />
    </div>
  );
}

type SidebarProps = Pick<PortalLayoutProps, "brand" | "portal" | "nav" | "labels" | "theme"> & { id: string };

/** One navigation: a column on a desk, a drawer on a phone. */
function Sidebar({ id, brand, portal, nav, labels, theme }: SidebarProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the links' keys arrive as clicks
    <nav
      id={id}
      {...popover}
      aria-label={labels.nav}
      className="drawer no-print lg:border-e lg:border-line lg:!bg-surface"
      onClick={hideOnChoice}
    >
      <div className="flex min-h-full flex-col">
        <div className="flex h-15 items-center justify-between gap-3 px-5">
          <BrandLink brand={brand} />
          <button
            type="button"
            {...popoverTarget(id)}
            aria-label={labels.close}
            className="grid size-10 place-items-center rounded-md text-ink-muted hover:bg-sunken lg:hidden"
          >
            <Icon name="close" />
          </button>
        </div>
        <div className="grid flex-1 content-start gap-6 px-3 py-4">
          {portal && <p className="px-3 text-sm font-medium text-ink-faint">{portal}</p>}
          {nav.map((group, index) => (
            <div key={group.title ?? index} className={cx(index === 0 && portal && "-mt-4")}>
              {group.title && <p className="px-3 pb-1.5 text-xs font-medium text-ink-faint">{group.title}</p>}
              <ul className="grid gap-0.5">
                {group.links.map((link) => (
                  <li key={link.href}>
                    <SidebarLink {...link} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
        {theme && <div className="border-t border-line px-6 py-4">{theme}</div>}
      </div>
    </nav>
  );
}

function SidebarLink({ href, label, icon, current, count }: PortalLink) {
  return (
    <Anchor
      href={href}
      aria-current={current ? "page" : undefined}
      className={cx(
        "flex items-center gap-3 rounded-md px-3 py-2 text-sm font-medium transition-colors max-lg:py-2.5",
        current ? "bg-accent-tint text-accent-ink" : "text-ink-muted hover:bg-sunken hover:text-ink",
      )}
    >
      <Icon name={icon} size={20} className={current ? "" : "opacity-80"} />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {count && (
        <span className={cx("rounded-full px-2 text-xs leading-5 tabular-nums", current ? "bg-surface" : "bg-sunken")}>
          {count}
        </span>
      )}
    </Anchor>
  );
}

function BottomBar({
  links,
  drawer,
  labels,
}: {
  links: PortalLink[];
  drawer: string;
  labels: PortalLayoutProps["labels"];
}) {
  const item = "flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-xs leading-4 font-medium";
  return (
    <nav
      aria-label={labels.bar}
      className="no-print fixed inset-x-0 bottom-0 z-30 flex h-16 items-stretch border-t border-line bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-md lg:hidden"
    >
      {links.slice(0, 4).map((link) => (
        <Anchor
          key={link.href}
          href={link.href}
          aria-current={link.current ? "page" : undefined}
          className={cx(item, link.current ? "text-accent-ink" : "text-ink-faint")}
        >
          <Icon name={link.icon} size={24} />
          <span className="max-w-full truncate px-1">{link.label}</span>
        </Anchor>
      ))}
      <button type="button" {...popoverTarget(drawer)} className={cx(item, "text-ink-faint")}>
        <Icon name="menu" size={24} />
        <span className="max-w-full truncate px-1">{labels.menu}</span>
      </button>
    </nav>
  );
}
