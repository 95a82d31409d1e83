import type { ReactNode } from "react";
import { cx } from "../../ui";

const indents = ["", "ps-5 sm:ps-8", "ps-10 sm:ps-16", "ps-14 sm:ps-24", "ps-16 sm:ps-32"];

interface TreeRowProps {
  depth: number;
  title: ReactNode;
  /** Codes and counts, under the title. */
  detail?: ReactNode;
  actions?: ReactNode;
}

/** A line of a tree, moved in by its depth. */
export function TreeRow({ depth, title, detail, actions }: TreeRowProps) {
  return (
    <li
      className={cx(
        "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3",
        indents[Math.min(depth, indents.length - 1)],
      )}
    >
      <div className="grid min-w-0 gap-0.5">
        <div className="flex flex-wrap items-center gap-2 font-medium">{title}</div>
        {detail ? <div className="flex flex-wrap gap-x-3 text-sm text-ink-faint">{detail}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-1">{actions}</div> : null}
    </li>
  );
}

/** The lines of a tree, in the order of a walk through it. */
export const TreeList = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul
    aria-label={label}
    className="divide-y divide-line rounded-xl bg-surface px-4 shadow-soft ring-1 ring-line/70 sm:px-5"
  >
    {children}
  </ul>
);
