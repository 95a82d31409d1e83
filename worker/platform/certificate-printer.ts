import type { CertificatePrinter, Tenant } from "../kernel/ports";
import type { PdfFonts } from "./pdf/fonts";

/** Draws certificates with the fonts that the build serves as static assets; loaded when first needed, they weigh on no start-up. */
export function certificatePrinter(assets: Fetcher, tenant: Tenant): CertificatePrinter {
  // Kept for the isolate's life: parsed fonts are remembered by these very arrays.
  let fonts: PdfFonts | undefined;
  const read = async (path: string) => {
    const response = await assets.fetch(new URL(path, tenant.origin));
    if (!response.ok) throw new Error(`The font ${path} answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  return {
    async print(paper) {
      const [{ renderCertificate }, { loadPdfFonts }, { certificate }] = await Promise.all([
        import("./pdf/certificate"),
        import("./pdf/fonts"),
        import("../words/certificate"),
      ]);
      fonts ??= await loadPdfFonts(read);
      const { instructorName, ...rest } = paper;
      return renderCertificate(
        { ...rest, ...(instructorName ? { instructorName } : {}), words: certificate[paper.locale] },
        fonts,
      );
    },
  };
}
