import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

export interface EmptyStateProps {
  icon: IconName;
  /** What would be here. */
  title: string;
  /** Why it is empty and what fills it. */
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 px-6 py-12 text-center">
      <span className="mb-2 grid size-14 place-items-center rounded-2xl bg-accent-tint text-accent-ink">
        <Icon name={icon} size={24} />
      </span>
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="max-w-[44ch] text-ink-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}
