import type { ReactNode } from "react";
import { Icon } from "../primitives/icon";
import type { IconName } from "../primitives/icon-paths";
import { HeroArt } from "./hero-art";

export interface HeroProps {
  eyebrow?: string;
  /** Sentences: a line breaks between them before it breaks inside one. */
  title: string[];
  lead: string;
  /** A search form, or buttons. */
  actions: ReactNode;
  /** Three short reasons. */
  points?: { icon: IconName; text: string }[];
  /** In place of our drawing. */
  art?: ReactNode;
}

/** The first screen of the home page. */
export function Hero({ eyebrow, title, lead, actions, points = [], art }: HeroProps) {
  return (
    <section className="relative isolate overflow-hidden bg-surface">
      <div
        aria-hidden="true"
        className="absolute inset-0 -z-10 bg-[radial-gradient(60rem_32rem_at_85%_0%,var(--accent-tint),transparent)] rtl:bg-[radial-gradient(60rem_32rem_at_15%_0%,var(--accent-tint),transparent)]"
      />
      <div className="mx-auto grid max-w-6xl items-center gap-10 px-4 py-12 sm:px-6 sm:py-20 lg:grid-cols-[minmax(0,7fr)_minmax(0,6fr)] lg:gap-14">
        <div className="grid gap-5">
          {eyebrow && <p className="text-sm font-medium text-accent-ink">{eyebrow}</p>}
          <h1 className="text-3xl sm:text-4xl">
            {title.map((sentence, i) => (
              <span key={sentence} className="inline-block">
                {sentence}
                {i < title.length - 1 && "\u00a0"}
              </span>
            ))}
          </h1>
          <p className="max-w-[52ch] text-lg text-ink-muted">{lead}</p>
          <div className="mt-2 max-w-xl">{actions}</div>
          {points.length > 0 && (
            <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-2 text-sm text-ink-muted">
              {points.map((point) => (
                <li key={point.text} className="inline-flex items-center gap-2">
                  <Icon name={point.icon} size={18} className="text-accent" />
                  {point.text}
                </li>
              ))}
            </ul>
          )}
        </div>
        <div className="max-lg:hidden">{art ?? <HeroArt />}</div>
      </div>
    </section>
  );
}
