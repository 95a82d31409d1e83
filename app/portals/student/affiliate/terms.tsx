import { affiliate } from "../../../../worker/words/affiliate";
import { formatNumber } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { Icon } from "../../../ui";
import type { Programme } from "./page";

/** What one agrees to, in five sentences. */
export function Terms({ terms }: { terms: Programme["terms"] }) {
  const t = useWords(affiliate);
  const { locale } = useReader();
  const percent = formatNumber(terms.basisPoints / 10_000, locale, { style: "percent", maximumFractionDigits: 2 });
  const sentences = [
    t("term_rate", { percent }),
    t("term_window", { count: terms.windowDays }),
    t("term_held", { count: terms.heldDays }),
    t("term_back"),
    t("term_own"),
  ];
  return (
    <section aria-labelledby="terms" className="grid max-w-2xl gap-4">
      <h2 id="terms" className="text-lg">
        {t("terms")}
      </h2>
      <ul className="grid gap-2.5 text-ink-muted">
        {sentences.map((sentence) => (
          <li key={sentence} className="flex gap-3">
            <Icon name="check" size={18} className="mt-1 text-accent-ink" />
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
