import type { InvoicePrinter } from "../kernel/payment-ports";
import type { Tenant } from "../kernel/ports";
import type { PdfFonts } from "./pdf/fonts";

/** Draws invoices with the fonts that the build serves as static assets; loaded when first needed, they weigh on no start-up. */
export function invoicePrinter(assets: Fetcher, tenant: Tenant): InvoicePrinter {
  // Kept for the isolate's life: parsed fonts are remembered by these very arrays.
  let fonts: PdfFonts | undefined;
  const read = async (path: string) => {
    const response = await assets.fetch(new URL(path, tenant.origin));
    if (!response.ok) throw new Error(`The font ${path} answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  const fontsOf = async () => {
    const { loadPdfFonts } = await import("./pdf/fonts");
    fonts ??= await loadPdfFonts(read);
    return fonts;
  };
  return {
    async print(sheet) {
      const { renderInvoice } = await import("./pdf/invoice");
      return renderInvoice(sheet, tenant.brand, await fontsOf());
    },
    async printStatement(sheet) {
      const { renderStatement } = await import("./pdf/statement");
      return renderStatement(sheet, tenant.brand, tenant.timeZone, await fontsOf());
    },
  };
}
