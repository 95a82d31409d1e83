import type { ReactNode } from "react";

/** A part of the room under its own heading. */
export function Panel({
  id,
  title,
  count,
  actions,
  children,
}: {
  id: string;
  title: string;
  count?: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={id} className="text-base font-semibold">
          {title}
          {count ? <span className="ms-2 font-normal text-ink-faint">{count}</span> : null}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
