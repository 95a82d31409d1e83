import { Icon } from "./icon";
import { Anchor } from "./link";

export interface Crumb {
  label: string;
  /** The last one, where we are, has none. */
  href?: string;
}

export function Breadcrumbs({ label, items }: { label: string; items: Crumb[] }) {
  return (
    <nav aria-label={label} className="text-sm">
      <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-ink-faint">
        {items.map((item, index) => (
          <li key={`${item.href}${item.label}`} className="flex min-w-0 items-center gap-1.5">
            {index > 0 && <Icon name="chevron-end" size={14} />}
            {item.href ? (
              <Anchor
                href={item.href}
                className="rounded-sm transition-colors hover:text-ink hover:underline hover:underline-offset-4"
              >
                {item.label}
              </Anchor>
            ) : (
              <span aria-current="page" className="text-ink-muted">
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
