import type { ReactNode } from "react";
import { HeroArt } from "../blocks/hero-art";
import { Icon } from "../primitives/icon";
import { SkipLink } from "../primitives/skip-link";
import { type Brand, BrandLink } from "./brand";
import type { LanguageLink } from "./public-layout";

export interface AuthLayoutProps {
  brand: Brand;
  language: LanguageLink;
  title: string;
  lead?: ReactNode;
  labels: { skip: string };
  /** Beside the form on a desk: why it is worth it. */
  aside?: { title: string; points: string[] };
  /** Under the form: the other way in. */
  footer?: ReactNode;
  children: ReactNode;
}

/** One task: sign in, register, reset. */
export function AuthLayout({ brand, language, title, lead, labels, aside, footer, children }: AuthLayoutProps) {
  return (
    <div className="grid min-h-dvh bg-surface lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <SkipLink label={labels.skip} />
      <div className="flex flex-col">
        <header className="flex h-15 items-center justify-between gap-4 px-4 sm:px-8">
          <BrandLink brand={brand} />
          <a
            href={language.href}
            lang={language.lang}
            hrefLang={language.lang}
            className="inline-flex items-center gap-2 rounded-md p-2 text-sm text-ink-muted hover:text-ink"
          >
            <Icon name="globe" size={18} />
            {language.label}
          </a>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="grid flex-1 content-start px-4 pt-8 pb-16 outline-none sm:content-center sm:px-8 sm:pt-4"
        >
          <div className="mx-auto grid w-full max-w-md gap-7">
            <div className="grid gap-1.5">
              <h1 className="text-3xl">{title}</h1>
              {lead && <div className="text-ink-muted">{lead}</div>}
            </div>
            {children}
            {footer && <div className="text-sm text-ink-muted">{footer}</div>}
          </div>
        </main>
      </div>
      {aside && (
        <aside className="grid content-center justify-items-center bg-accent-tint px-12 py-16 max-lg:hidden">
          <div className="grid max-w-md gap-6">
            <HeroArt />
            <p className="text-2xl font-semibold tracking-tight text-balance">{aside.title}</p>
            <ul className="grid gap-4">
              {aside.points.map((point) => (
                <li key={point} className="flex gap-3">
                  <span className="mt-0.5 grid size-6 shrink-0 place-items-center rounded-full bg-accent text-on-accent">
                    <Icon name="check" size={14} />
                  </span>
                  <span className="text-ink-muted">{point}</span>
                </li>
              ))}
            </ul>
          </div>
        </aside>
      )}
    </div>
  );
}
