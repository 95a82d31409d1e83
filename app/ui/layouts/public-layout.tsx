import type { ReactNode } from "react";
import { cx } from "../cx";
import { ButtonLink } from "../primitives/button";
import { Icon } from "../primitives/icon";
import { Anchor } from "../primitives/link";
import { SkipLink } from "../primitives/skip-link";
import { type Brand, BrandLink, Mark } from "./brand";

export interface NavLink {
  href: string;
  label: string;
  current?: boolean;
}
export interface LanguageLink {
  href: string;
  /** In its own language: "العربية", "English". */
  label: string;
  lang: "en" | "ar";
}

export interface PublicLayoutProps {
  brand: Brand;
  nav: NavLink[];
  language: LanguageLink;
  signIn: NavLink;
  register: NavLink;
  labels: { skip: string; nav: string; menu: string; footer: string };
  footer: { columns: { title: string; links: NavLink[] }[]; tagline?: string; note: string };
  children: ReactNode;
}

function LanguageSwitch({ language, className }: { language: LanguageLink; className?: string }) {
  // Another language is another document: never through the router.
  return (
    <a
      href={language.href}
      lang={language.lang}
      hrefLang={language.lang}
      className={cx("inline-flex items-center gap-2 rounded-md text-ink-muted hover:text-ink", className)}
    >
      <Icon name="globe" size={18} />
      {language.label}
    </a>
  );
}

const plain = (link: NavLink, className: string) => (
  <Anchor key={link.href} href={link.href} aria-current={link.current ? "page" : undefined} className={className}>
    {link.label}
  </Anchor>
);

/** Pages for everyone: no scripts, nothing personal. */
export function PublicLayout({ brand, nav, language, signIn, register, labels, footer, children }: PublicLayoutProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={labels.skip} />
      <header className="no-print sticky top-0 z-30 border-b border-line bg-surface/92 backdrop-blur-md">
        <div className="mx-auto flex h-15 max-w-6xl items-center gap-6 px-4 sm:px-6">
          <BrandLink brand={brand} />
          <nav aria-label={labels.nav} className="flex items-center gap-1 text-sm font-medium max-lg:hidden">
            {nav.map((link) =>
              plain(
                link,
                "rounded-md px-3 py-2 text-ink-muted transition-colors hover:bg-sunken hover:text-ink aria-[current]:text-accent-ink",
              ),
            )}
          </nav>
          <div className="ms-auto flex items-center gap-2">
            <LanguageSwitch language={language} className="px-2 py-2 text-sm max-sm:hidden" />
            <span className="max-lg:hidden">
              {plain(signIn, "rounded-md px-3 py-2 text-sm font-medium text-ink-muted hover:text-ink")}
            </span>
            <span className="max-sm:hidden">
              <ButtonLink href={register.href} variant="primary" size="sm">
                {register.label}
              </ButtonLink>
            </span>
            <PhoneMenu nav={nav} language={language} signIn={signIn} register={register} label={labels.menu} />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <Footer brand={brand} language={language} label={labels.footer} {...footer} />
    </div>
  );
}

function PhoneMenu({
  nav,
  language,
  signIn,
  register,
  label,
}: Pick<PublicLayoutProps, "nav" | "language" | "signIn" | "register"> & { label: string }) {
  return (
    <details className="disclosure-menu group lg:hidden">
      <summary
        aria-label={label}
        className="-me-2 grid size-11 place-items-center rounded-md text-ink-muted hover:bg-sunken"
      >
        <Icon name="menu" size={24} className="group-open:hidden" />
        <Icon name="close" size={24} className="hidden group-open:block" />
      </summary>
      <div className="absolute inset-x-0 top-full max-h-[calc(100dvh-4rem)] overflow-auto border-b border-line bg-raised px-4 pt-2 pb-5 shadow-float">
        <nav aria-label={label} className="mx-auto grid max-w-6xl">
          {nav.map((link) => plain(link, "rounded-md px-2 py-3 text-lg font-medium aria-[current]:text-accent-ink"))}
          <LanguageSwitch language={language} className="px-2 py-3 sm:hidden" />
          <div className="mt-3 grid gap-3 sm:grid-cols-2">
            <ButtonLink href={register.href} variant="primary" block>
              {register.label}
            </ButtonLink>
            <ButtonLink href={signIn.href} block>
              {signIn.label}
            </ButtonLink>
          </div>
        </nav>
      </div>
    </details>
  );
}

function Footer({
  brand,
  language,
  label,
  columns,
  tagline,
  note,
}: PublicLayoutProps["footer"] & { brand: Brand; language: LanguageLink; label: string }) {
  return (
    <footer className="no-print border-t border-line bg-surface text-sm">
      <div className="mx-auto grid max-w-6xl gap-10 px-4 py-12 sm:px-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <div className="grid content-start gap-3">
          <span className="flex items-center gap-2.5 text-base font-semibold">
            {!brand.logo && <Mark size={26} />}
            {brand.name}
          </span>
          {tagline && <p className="max-w-[36ch] text-ink-faint">{tagline}</p>}
        </div>
        <nav aria-label={label} className="grid grid-cols-2 gap-8 sm:grid-cols-3">
          {columns.map((column) => (
            <div key={column.title} className="grid content-start gap-3">
              <h2 className="text-sm font-semibold">{column.title}</h2>
              <ul className="grid gap-2">
                {column.links.map((link) => (
                  <li key={link.href}>{plain(link, "rounded-sm text-ink-faint transition-colors hover:text-ink")}</li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
      <div className="mx-auto max-w-6xl px-4 sm:px-6">
        <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-5 text-ink-faint">
          <p>{note}</p>
          <LanguageSwitch language={language} />
        </div>
      </div>
    </footer>
  );
}
