import type { Translations } from "../../../kernel/columns";
import { formatMoney } from "../../../words/format";
import { type Correspondence, type Letter, say, saySubject } from "./letter";

interface Invoice {
  kind: "invoice" | "credit_note";
  number: string;
  total: number;
  currency: string;
  title: Translations<string>;
}

export function invoice(to: Correspondence, { kind, number, total, currency, title }: Invoice): Letter {
  const t = say(to);
  const what = { title: title[to.locale] ?? title.en, number, amount: formatMoney(total, currency, to.locale) };
  return {
    subject: saySubject(to)(`${kind}_subject`, what),
    paragraphs: [t(`${kind}_body`, what), t("invoice_number", what)],
    action: { label: t("invoice_action"), url: to.portal("/account/purchases") },
  };
}
