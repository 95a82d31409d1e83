import type { ReactNode } from "react";
import { cx } from "../../ui";

/** What is known about one thing, name by name. */
export function Facts({ items, wide }: { items: { label: string; value: ReactNode }[]; wide?: boolean }) {
  return (
    <dl className={cx("grid gap-x-8 gap-y-4", wide && "sm:grid-cols-2 lg:grid-cols-3")}>
      {items.map(({ label, value }) => (
        <div key={label} className="grid min-w-0 gap-0.5">
          <dt className="text-sm text-ink-faint">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
