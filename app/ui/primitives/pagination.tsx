import { ButtonLink } from "./button";

export interface PaginationProps {
  label: string;
  /** How many are shown and how many there are: "40 of 1,000+". */
  count: string;
  /** Where the cursor leads; none on the last page. */
  next?: { href: string; label: string };
  /** Back to the beginning, once one has left it. */
  first?: { href: string; label: string };
}

/** For lists by cursor: on, or back to the start. */
export function Pagination({ label, count, next, first }: PaginationProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-3 pt-4">
      <p className="text-sm tabular-nums text-ink-faint">{count}</p>
      <div className="flex gap-2">
        {first && (
          <ButtonLink href={first.href} variant="quiet" size="sm">
            {first.label}
          </ButtonLink>
        )}
        {next && (
          <ButtonLink href={next.href} rel="next" size="sm" iconEnd="chevron-end">
            {next.label}
          </ButtonLink>
        )}
      </div>
    </nav>
  );
}
