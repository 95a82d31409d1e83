import type { ReactNode } from "react";
import { Icon } from "./icon";

export interface ErrorStateProps {
  /** What happened. */
  title: string;
  /** What to do. */
  children: ReactNode;
  action?: ReactNode;
  /** For the person to quote, for support to find: the label's words and the id. */
  request?: { label: string; id: string };
  /** The page's own heading, where the error is the whole page. */
  page?: boolean;
}

export function ErrorState({ title, children, action, request, page }: ErrorStateProps) {
  const Title = page ? "h1" : "p";
  return (
    <div role={page ? undefined : "alert"} className="grid justify-items-center gap-2 px-6 py-12 text-center">
      <span className="mb-2 grid size-14 place-items-center rounded-2xl bg-danger-tint text-danger-ink">
        <Icon name="warning" size={24} />
      </span>
      <Title className={page ? "text-2xl" : "text-lg font-semibold"}>{title}</Title>
      <div className="max-w-[52ch] text-ink-muted">{children}</div>
      {action && <div className="mt-4 flex flex-wrap justify-center gap-3">{action}</div>}
      {request && (
        <p className="mt-4 text-sm text-ink-faint">
          {request.label}{" "}
          <code className="select-all rounded-sm bg-sunken px-1.5 py-0.5 text-xs text-ink-muted">{request.id}</code>
        </p>
      )}
    </div>
  );
}
