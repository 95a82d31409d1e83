import { cx } from "../cx";
import { Icon } from "./icon";
import { Anchor } from "./link";

export interface StatProps {
  label: string;
  /** Already in the reader's digits and currency. */
  value: string;
  /** Against the time before: text such as "12% more than last month". */
  change?: { text: string; direction: "up" | "down" | "same"; good?: boolean };
  hint?: string;
  href?: string;
}

/** One figure. Several stand in a StatRow. */
export function Stat({ label, value, change, hint, href }: StatProps) {
  const tone = change?.good === undefined ? "text-ink-faint" : change.good ? "text-success-ink" : "text-danger-ink";
  return (
    <div className="relative grid content-start gap-1">
      <dt className="text-sm text-ink-faint">
        {href ? (
          <Anchor href={href} className="rounded-sm after:absolute after:inset-0 hover:text-ink">
            {label}
          </Anchor>
        ) : (
          label
        )}
      </dt>
      <dd className="grid gap-1">
        <span className="text-2xl font-semibold tracking-tight tabular-nums">{value}</span>
        {change && (
          <span className={cx("inline-flex items-center gap-1 text-sm", tone)}>
            {change.direction !== "same" && (
              <Icon name={change.direction === "up" ? "sort-up" : "sort-down"} size={14} />
            )}
            {change.text}
          </span>
        )}
        {hint && <span className="text-sm text-ink-faint">{hint}</span>}
      </dd>
    </div>
  );
}

export function StatRow({ items }: { items: StatProps[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-6 rounded-xl bg-surface p-5 shadow-soft ring-1 ring-line/70 sm:p-6 lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none">
      {items.map((item) => (
        <Stat key={item.label} {...item} />
      ))}
    </dl>
  );
}
