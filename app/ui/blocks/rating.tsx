import { Icon } from "../primitives/icon";

/** The mean of a course's reviews. `label` reads it whole: "4.7 of 5 from 128 reviews". */
export function Rating({ value, count, label }: { value: string; count: string; label: string }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1 text-sm">
      <Icon name="star" size={16} filled className="text-warning" />
      <span className="sr-only">{label}</span>
      <span aria-hidden="true" className="font-medium text-ink tabular-nums">
        {value}
      </span>
      <span aria-hidden="true" className="text-ink-faint tabular-nums">
        {count}
      </span>
    </span>
  );
}
