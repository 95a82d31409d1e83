import { beforeAll, expect, it } from "vitest";
import type { StatementSheet } from "../../kernel/payment-ports";
import type { PdfFonts } from "./fonts";
import { renderStatement } from "./statement";
import { linesOf, readFonts, readPdf } from "./testing/read-pdf";

let fonts: PdfFonts;
beforeAll(async () => {
  fonts = await readFonts();
});

const sheet: StatementSheet = {
  number: "STM-2026-000003",
  issuedAt: "2026-03-31T18:33:00.000Z",
  period: "2026-03",
  locale: "en",
  currency: "INR",
  opening: 50_000,
  charges: 118_000,
  credits: 18_000,
  payments: 50_000,
  closing: 100_000,
  paper: {
    seller: { name: "Demo seller", address: null, taxNumber: null },
    payer: { name: "Demo company", countryCode: "IN", taxNumber: "27DEMO" },
    lines: [
      { at: "2026-03-30T20:00:00.000Z", kind: "charge", title: { en: "Electrician", ar: "كهربائي" }, amount: 118_000 },
      { at: "2026-03-31T10:00:00.000Z", kind: "payment", title: { en: "Statement" }, amount: -50_000 },
    ],
  },
};
const lines = async (changed: Partial<StatementSheet>) =>
  (
    await readPdf(await renderStatement({ ...sheet, ...changed }, { name: "RecruitLMS" }, "Asia/Kolkata", fonts))
  ).pages.flatMap(linesOf);

it("COM-6 a statement says what was owed, what the month brought and what is owed now, in both languages", async () => {
  const english = (await lines({})).join("\n");
  // Eight in the evening of the 30th in UTC is the 31st in Kolkata.
  for (const said of [
    "STM-2026-000003",
    "March 2026",
    "Demo company",
    "₹1,180",
    "31 Mar 2026",
    "Electrician",
    "₹1,000",
  ])
    expect(english).toContain(said);
  expect((await lines({ locale: "ar" })).join("\n")).toContain("STM-2026-000003");
});
