import { cx } from "../cx";
import { Anchor } from "./link";

export interface Tab {
  href: string;
  label: string;
  count?: string;
  current?: boolean;
}

/** Views of one thing, each with its own address. They are links, so they open, share and go back like pages. */
export function Tabs({ label, items }: { label: string; items: Tab[] }) {
  return (
    <nav aria-label={label} className="tabs -mx-4 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0">
      <ul className="flex min-w-max gap-6 shadow-[inset_0_-1px_0_var(--line)]">
        {items.map((tab) => (
          <li key={tab.href}>
            <Anchor
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className={cx(
                "flex items-center gap-2 rounded-t-sm border-b-2 py-2.5 text-sm font-medium transition-colors",
                tab.current
                  ? "border-accent text-ink"
                  : "border-transparent text-ink-muted hover:border-line-control hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count && (
                <span
                  className={cx(
                    "rounded-full px-2 text-xs tabular-nums",
                    tab.current ? "bg-accent-tint text-accent-ink" : "bg-sunken",
                  )}
                >
                  {tab.count}
                </span>
              )}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );
}
