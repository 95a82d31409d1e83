import type { InvoiceSheet } from "../../kernel/payment-ports";
import type { Brand } from "../../kernel/ports";
import { formatDate, formatMoney, formatNumber, translator } from "../../words/format";
import { invoice as words } from "../../words/invoice";
import { renderDocument } from "./document";
import type { PdfFonts } from "./fonts";

/** An invoice or a credit note on A4: a document like any other, whose text is tables. */
export const renderInvoice = (sheet: InvoiceSheet, brand: Brand, fonts: PdfFonts): Promise<Uint8Array> =>
  renderDocument(
    {
      title: `${translator(words, sheet.locale)(sheet.kind)} ${sheet.number}`,
      markdown: invoiceMarkdown(sheet, brand.name),
      locale: sheet.locale,
      brand: brand.name,
      date: new Date(sheet.issuedAt),
      ...(brand.accent ? { accent: brand.accent } : {}),
    },
    fonts,
  );

/** What people wrote says nothing to Markdown. */
export const plain = (text: string) => text.replace(/[\\`*_{}[\]()#+\-.!|<>~&:]/g, "\\$&").replace(/\s+/g, " ");

/** What was credited without money going back says so. */
const totalLabel = ({ kind, paper }: InvoiceSheet) =>
  kind === "invoice" ? "total" : paper.payment ? "total_back" : "total_credited";

/** The sheet as a text with tables. */
function invoiceMarkdown(sheet: InvoiceSheet, brand: string): string {
  const { locale, currency, paper, tax, total } = sheet;
  const t = translator(words, locale);
  const money = (minor: number) => plain(formatMoney(minor, currency, locale));
  const said = (both: { en: string; ar?: string | undefined }) => plain(both[locale] ?? both.en);
  const { seller, buyer, lines, payment } = paper;
  const { inclusive, components } = paper.tax;
  // What was issued before a tax could be made of several has the one alone.
  const taxes = components ?? [{ ...paper.tax, amount: tax }];
  const taxLine = ({ name, basisPoints, amount }: (typeof taxes)[number]): [string, string] => {
    const rate = `${formatNumber(basisPoints / 100, locale, { maximumFractionDigits: 4 })} %`;
    const label = `${name ? said(name) : t("tax")} ${plain(rate)}`;
    return [inclusive ? t("tax_within", { tax: label }) : label, money(amount)];
  };
  const sum = (of: "price" | "discount") => lines.reduce((all, line) => all + line[of], 0);
  const row = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const facts: [string, string | null][] = [
    [t("date"), plain(formatDate(sheet.issuedAt, locale))],
    [
      t("seller"),
      [seller.name ?? brand, seller.address]
        .filter(Boolean)
        .map((part) => plain(part as string))
        .join(", "),
    ],
    [t("seller_tax_number"), seller.taxNumber && plain(seller.taxNumber)],
    [
      t("buyer"),
      [buyer.name, buyer.email, buyer.region && (buyer.region[locale] ?? buyer.region.en), buyer.countryCode]
        .filter(Boolean)
        .map((part) => plain(part as string))
        .join(", "),
    ],
    [t("buyer_tax_number"), buyer.taxNumber && plain(buyer.taxNumber)],
    [t("of_invoice"), paper.of && plain(paper.of)],
    [t("paid_by"), payment && plain([payment.gateway, payment.method].filter(Boolean).join(", "))],
    [t("transaction"), payment?.transactionId ? plain(payment.transactionId) : null],
  ];
  const sums: [string, string][] = [
    [t("subtotal"), money(sum("price"))],
    ...(sum("discount") > 0 ? [[t("discount"), money(-sum("discount"))] as [string, string]] : []),
    ...taxes.filter(({ amount }) => amount > 0).map(taxLine),
    [`**${t(totalLabel(sheet))}**`, `**${money(total)}**`],
  ];
  return [
    ...facts.filter(([, value]) => value).map(([label, value]) => `**${label}:** ${value}`),
    [
      row([t("description"), t("amount")]),
      "| --- | ---: |",
      ...lines.map((line) => row([said(line.title), money(line.price)])),
    ].join("\n"),
    [row([t("summary"), t("amount")]), "| --- | ---: |", ...sums.map((cells) => row(cells))].join("\n"),
    ...(paper.tax.reverseCharge ? [t("reverse_charge")] : []),
  ].join("\n\n");
}
