import type { Locale } from "../../../worker/kernel/columns";
import { formatNumber, inLocale } from "../../../worker/words/format";

/** "9.975%": a rate in hundredths of a percent, with all of its decimals. */
export const rateWords = (basisPoints: number, locale: Locale): string =>
  formatNumber(basisPoints / 10_000, locale, { style: "percent", maximumFractionDigits: 4 });

/** What a tax is called, and its rate. */
export const taxWords = (
  { name, basisPoints }: { name: { en: string; ar?: string | undefined }; basisPoints: number },
  locale: Locale,
): { name: string; rate: string } => ({ name: inLocale(name, locale), rate: rateWords(basisPoints, locale) });
