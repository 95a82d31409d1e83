import type { StatementSheet } from "../../kernel/payment-ports";
import type { Brand } from "../../kernel/ports";
import { formatDate, formatMoney, formatMonth, inLocale, translator } from "../../words/format";
import { statements as words } from "../../words/statements";
import { renderDocument } from "./document";
import type { PdfFonts } from "./fonts";
import { plain } from "./invoice";

/** A company's month on A4: what it owed, what came and went, what it owes now. */
export function renderStatement(sheet: StatementSheet, brand: Brand, timeZone: string, fonts: PdfFonts) {
  const { locale, currency, paper } = sheet;
  const t = translator(words, locale);
  const money = (minor: number) => plain(formatMoney(minor, currency, locale));
  const row = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const { seller, payer } = paper;
  const facts: [string, string | null][] = [
    [t("period"), plain(formatMonth(sheet.period, locale, "long"))],
    [t("seller"), plain([seller.name ?? brand.name, seller.address].filter(Boolean).join(", "))],
    [t("company"), plain([payer.name, payer.countryCode, payer.taxNumber].filter(Boolean).join(", "))],
  ];
  const sums: [string, number][] = [
    [t("opening"), sheet.opening],
    [t("charges"), sheet.charges],
    [t("credits"), -sheet.credits],
    [t("payments"), -sheet.payments],
  ];
  const lines = paper.lines.map(({ at, kind, title, amount }) =>
    row([
      plain(formatDate(at, locale, { timeZone })),
      t(`line_${kind}`),
      plain(inLocale(title, locale)),
      money(amount),
    ]),
  );
  const markdown = [
    ...facts.map(([label, value]) => `**${label}:** ${value}`),
    [
      row([t("summary"), t("amount")]),
      "| --- | ---: |",
      ...sums.map(([label, sum]) => row([label, money(sum)])),
      row([`**${t("closing")}**`, `**${money(sheet.closing)}**`]),
    ].join("\n"),
    ...(lines.length > 0
      ? [[row([t("date"), t("what"), t("for"), t("amount")]), "| --- | --- | --- | ---: |", ...lines].join("\n")]
      : []),
  ].join("\n\n");
  return renderDocument(
    {
      title: `${t("statement")} ${sheet.number}`,
      markdown,
      locale,
      brand: brand.name,
      date: new Date(sheet.issuedAt),
      ...(brand.accent ? { accent: brand.accent } : {}),
    },
    fonts,
  );
}
