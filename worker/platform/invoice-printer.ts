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
  return {
    async print(sheet) {
      const [{ renderInvoice }, { loadPdfFonts }] = await Promise.all([import("./pdf/invoice"), import("./pdf/fonts")]);
      fonts ??= await loadPdfFonts(read);
      return renderInvoice(sheet, tenant.brand, fonts);
    },
  };
}
