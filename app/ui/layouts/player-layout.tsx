import { type ReactNode, useId } from "react";
import { ButtonLink } from "../primitives/button";
import { Icon } from "../primitives/icon";
import { Anchor } from "../primitives/link";
import { hideOnChoice, popover, popoverTarget } from "../primitives/popover";
import { ProgressRing } from "../primitives/progress";
import { SkipLink } from "../primitives/skip-link";
import { CourseOutline, type OutlineSection } from "./course-outline";

export interface PlayerLayoutProps {
  course: { title: string; href: string };
  progress: { value: number; label: string; text: string };
  outline: OutlineSection[];
  previous?: { href: string; title: string };
  next?: { href: string; title: string };
  labels: { skip: string; back: string; outline: string; close: string; previous: string; next: string; steps: string };
  /** In the bar at the foot, between the two ways: the button that marks the lesson done. */
  done?: ReactNode;
  /** In the top bar: notes, shortcuts. */
  tools?: ReactNode;
  children: ReactNode;
}

/** One lesson with the course around it: outline, content, and the way on within reach of a thumb. */
export function PlayerLayout({
  course,
  progress,
  outline,
  previous,
  next,
  labels,
  done,
  tools,
  children,
}: PlayerLayoutProps) {
  const drawer = `outline-${useId().replace(/\W/g, "")}`;
  return (
    <div className="flex min-h-dvh flex-col bg-surface">
      <SkipLink label={labels.skip} />
      <header className="no-print sticky top-0 z-30 flex h-15 items-center gap-2 border-b border-line bg-surface/95 px-2 backdrop-blur-md sm:px-4">
        <Anchor
          href={course.href}
          aria-label={labels.back}
          className="grid size-11 shrink-0 place-items-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
        >
          <Icon name="arrow-start" />
        </Anchor>
        <p className="min-w-0 flex-1 truncate text-sm font-medium sm:text-base">{course.title}</p>
        {tools}
        <span className="flex items-center gap-2 px-2 text-sm text-ink-muted">
          <ProgressRing size={24} value={progress.value} label={progress.label} text={progress.text} />
          <span aria-hidden="true" className="tabular-nums max-sm:sr-only">
            {progress.text}
          </span>
        </span>
        <button
          type="button"
          {...popoverTarget(drawer)}
          className="flex h-11 items-center gap-2 rounded-md px-3 text-sm font-medium text-ink-muted hover:bg-sunken lg:hidden"
        >
          <Icon name="list" />
          <span className="max-sm:sr-only">{labels.outline}</span>
        </button>
      </header>
      <div className="flex flex-1 flex-col lg:grid lg:grid-cols-[20rem_minmax(0,1fr)]">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the links' keys arrive as clicks */}
        <div
          id={drawer}
          {...popover}
          className="drawer drawer-under-bar no-print lg:border-e lg:border-line lg:!bg-canvas"
          onClick={hideOnChoice}
        >
          <div className="flex items-center justify-between px-5 pt-4 lg:hidden">
            <p className="font-semibold">{labels.outline}</p>
            <button
              type="button"
              {...popoverTarget(drawer)}
              aria-label={labels.close}
              className="grid size-10 place-items-center rounded-md text-ink-muted hover:bg-sunken"
            >
              <Icon name="close" />
            </button>
          </div>
          <CourseOutline label={labels.outline} sections={outline} />
        </div>
        <div className="flex min-w-0 flex-1 flex-col">
          <main id="main" tabIndex={-1} className="flex-1 px-4 py-6 outline-none sm:px-8 sm:py-10">
            <div className="mx-auto max-w-4xl">{children}</div>
          </main>
          <nav
            aria-label={labels.steps}
            className="no-print sticky bottom-0 z-20 border-t border-line bg-surface/95 px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] backdrop-blur-md sm:px-8"
          >
            <div className="mx-auto flex max-w-4xl items-center justify-between gap-3">
              <Step way="previous" label={labels.previous} to={previous} />
              {done}
              <Step way="next" label={labels.next} to={next} primary={!done} />
            </div>
          </nav>
        </div>
      </div>
    </div>
  );
}

/** On a phone the arrow alone is seen; its name stays. */
function Step({
  way,
  label,
  to,
  primary,
}: {
  way: "previous" | "next";
  label: string;
  to?: { href: string; title: string };
  primary?: boolean;
}) {
  if (!to) return <span className="w-11" />;
  const words = (
    <>
      <span className={primary ? undefined : "max-sm:sr-only"}>{label}</span>
      <span className="sr-only">: {to.title}</span>
    </>
  );
  return way === "previous" ? (
    <ButtonLink href={to.href} rel="prev" icon="arrow-start" variant="quiet">
      {words}
    </ButtonLink>
  ) : (
    <ButtonLink href={to.href} rel="next" iconEnd="arrow-end" variant={primary ? "primary" : "secondary"}>
      {words}
    </ButtonLink>
  );
}
