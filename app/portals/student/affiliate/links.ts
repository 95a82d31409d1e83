import type { Locale } from "../../../../worker/kernel/columns";
import { publicDestination } from "../../../../worker/modules/referrals";

interface Link {
  origin: string;
  code: string;
  locale: Locale;
}

/** The link to the start page, in the language that its owner reads. */
export const homeLink = ({ origin, code, locale }: Link): string =>
  `${origin}${locale === "ar" ? "/ar" : ""}/r/${code}`;

/** The link to a page as somebody wrote it: its address, its path, or the last part of a course's. Null for what is no public page. */
export function pageLink(link: Link, written: string): string | null {
  const to = /^[a-z0-9-]+$/.test(written) ? `/courses/${written}` : written;
  const page = publicDestination(to, link.origin, link.locale);
  if (page === null) return null;
  // The link says the language; what it leads to need not say it once more.
  const locale = /^\/ar(\/|\?|$)/.test(page) ? "ar" : "en";
  const path = locale === "ar" ? page.slice(3) || "/" : page;
  return `${homeLink({ ...link, locale })}?to=${encodeURIComponent(path).replaceAll("%2F", "/")}`;
}
