import { beforeAll, describe, expect, it } from "vitest";
import type { InvoiceSheet } from "../../kernel/payment-ports";
import type { PdfFonts } from "./fonts";
import { renderInvoice } from "./invoice";
import { linesOf, readFonts, readPdf } from "./testing/read-pdf";

let fonts: PdfFonts;
beforeAll(async () => {
  fonts = await readFonts();
});

const sheet: InvoiceSheet = {
  kind: "invoice",
  number: "INV-2026-000012",
  issuedAt: "2026-03-02T10:00:00.000Z",
  locale: "en",
  currency: "INR",
  tax: 5_709,
  total: 37_425,
  paper: {
    seller: { name: "Demo | Seller *Ltd*", address: "1 Demo Street, Pune", taxNumber: "27DEMO" },
    buyer: { name: "Demo Buyer", email: "buyer@demo.recruitlms.test", countryCode: "IN", taxNumber: null },
    lines: [
      {
        title: { en: "Solar | Foundations", ar: "أساسيات الطاقة الشمسية" },
        price: 49_900,
        discount: 12_475,
        tax: 5_709,
        total: 37_425,
      },
    ],
    tax: { name: { en: "GST" }, basisPoints: 1_800, inclusive: true, reverseCharge: false },
    payment: { gateway: "test", method: "card 4242", transactionId: "txn_1" },
    of: null,
  },
};
const lines = async (changed: Partial<InvoiceSheet> = {}) =>
  (await readPdf(await renderInvoice({ ...sheet, ...changed }, { name: "RecruitLMS" }, fonts))).pages.flatMap(linesOf);

describe("the paper of an invoice", () => {
  it("PAY-3 says who sold what to whom, its price, reduction, tax and total, and how it was paid", async () => {
    const text = (await lines()).join("\n");
    for (const part of [
      "Invoice INV-2026-000012",
      "2 Mar 2026",
      "Demo | Seller *Ltd*, 1 Demo Street, Pune",
      "27DEMO",
      "buyer@demo.recruitlms.test",
      "Solar | Foundations",
      "₹499",
      "-₹124.75",
      "GST 18 %, included",
      "₹57.09",
      "₹374.25",
      "test, card 4242",
      "txn_1",
    ])
      expect(text).toContain(part);
    expect(text).not.toContain("reverse charge");
  });

  it("PAY-3 a credit note names its invoice; one without tax says who owes it", async () => {
    const { paper } = sheet;
    const text = (
      await lines({
        kind: "credit_note",
        number: "CRN-2026-000001",
        tax: 0,
        paper: { ...paper, of: sheet.number, tax: { ...paper.tax, reverseCharge: true } },
      })
    ).join("\n");
    for (const part of ["Credit note CRN-2026-000001", "INV-2026-000012", "Sent back", "reverse charge"])
      expect(text).toContain(part);
  });

  it("PAY-3 PAY-5 a tax that is made of several has a line for each, and the region it is of stands by the buyer", async () => {
    const { paper } = sheet;
    const components = [
      { name: { en: "GST", ar: "ضريبة السلع والخدمات" }, basisPoints: 500, amount: 250 },
      { name: { en: "QST", ar: "ضريبة مبيعات كيبك" }, basisPoints: 997.5, amount: 498 },
    ];
    const buyer = { ...paper.buyer, countryCode: "CA", region: { en: "Quebec", ar: "كيبك" } };
    const tax = { name: { en: "GST + QST" }, basisPoints: 1_497.5, inclusive: false, reverseCharge: false, components };
    const several = { tax: 748, total: 5_738, paper: { ...paper, buyer, tax } };
    const text = (await lines(several)).join("\n");
    for (const part of ["Quebec, CA", "GST 5 %", "₹2.50", "QST 9.975 %", "₹4.98", "₹57.38"])
      expect(text).toContain(part);
    expect(text).not.toContain("GST + QST");
    const arabic = (await lines({ ...several, locale: "ar" })).join("\n");
    expect(arabic).toContain("9.975");
    expect(arabic).not.toContain("Quebec");
  });

  it("PAY-3 the same in Arabic, and the same bytes whenever it is drawn", async () => {
    const text = (await lines({ locale: "ar" })).join("\n");
    expect(text).toContain("INV-2026-000012");
    expect(text.length).toBeGreaterThan(150);
    const [one, other] = await Promise.all([1, 2].map(() => renderInvoice(sheet, { name: "RecruitLMS" }, fonts)));
    expect(one).toEqual(other);
  });
});
