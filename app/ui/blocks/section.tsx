import type { ReactNode } from "react";
import { cx } from "../cx";
import { Link } from "../primitives/link";
import { useDomId } from "../use-dom-id";

export interface SectionProps {
  title: string;
  lead?: string;
  /** The way to all of it. */
  more?: { href: string; label: string };
  /** `tinted` and `surface` run the width of the page: for the home page's rhythm. */
  ground?: "none" | "tinted" | "surface";
  children: ReactNode;
}

/** A part of a public page, with its heading and its room. */
export function Section({ title, lead, more, ground = "none", children }: SectionProps) {
  const id = useDomId("section");
  return (
    <section
      aria-labelledby={id}
      className={cx("py-12 sm:py-16", ground === "tinted" && "bg-accent-tint", ground === "surface" && "bg-surface")}
    >
      <div className="mx-auto max-w-6xl px-4 sm:px-6">
        <div className="mb-7 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
          <div className="grid max-w-2xl gap-2">
            <h2 id={id} className="text-2xl">
              {title}
            </h2>
            {lead && <p className="text-ink-muted">{lead}</p>}
          </div>
          {more && (
            <Link kind="forward" href={more.href}>
              {more.label}
            </Link>
          )}
        </div>
        {children}
      </div>
    </section>
  );
}

/** A public page's body between header and footer: the same width and room everywhere. */
export function PageBody({ narrow, children }: { narrow?: boolean; children: ReactNode }) {
  return <div className={cx("mx-auto px-4 py-8 sm:px-6 sm:py-12", narrow ? "max-w-3xl" : "max-w-6xl")}>{children}</div>;
}

export interface PageHeaderProps {
  title: string;
  lead?: ReactNode;
  /** Above the title: breadcrumbs. */
  above?: ReactNode;
  /** Beside the title: what one does here, the main thing first. */
  actions?: ReactNode;
}

/** The head of a page, in portals and outside. */
export function PageHeader({ title, lead, above, actions }: PageHeaderProps) {
  return (
    <header className="mb-8 grid gap-3">
      {above}
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="grid max-w-2xl gap-1.5">
          <h1 className="text-2xl sm:text-3xl">{title}</h1>
          {lead && <div className="text-ink-muted">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
      </div>
    </header>
  );
}
