/**
 * The four font files a PDF is set in. They are whole TrueType files (fontkit cannot shape from woff2 in workerd, and
 * the web's subset files lack the Arabic joining tables); only the glyphs that are used end up in a PDF.
 */
export interface PdfFonts {
  latin: Uint8Array;
  latinBold: Uint8Array;
  arabic: Uint8Array;
  arabicBold: Uint8Array;
}

export interface PdfFontFile {
  /** Where the build serves it, from the root of the site. */
  path: string;
  /** Where it comes from, as an npm package path. */
  source: string;
}

/** Read by the build (to copy the files) and by the Worker (to fetch them), so the two cannot disagree. */
export const pdfFontFiles: Record<keyof PdfFonts, PdfFontFile> = {
  latin: {
    path: "/fonts/pdf/IBMPlexSans-Regular.ttf",
    source: "@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf",
  },
  latinBold: {
    path: "/fonts/pdf/IBMPlexSans-SemiBold.ttf",
    source: "@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf",
  },
  arabic: {
    path: "/fonts/pdf/IBMPlexSansArabic-Regular.ttf",
    source: "@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf",
  },
  arabicBold: {
    path: "/fonts/pdf/IBMPlexSansArabic-SemiBold.ttf",
    source: "@expo-google-fonts/ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf",
  },
};

/**
 * Fetches all four files through `read`, which is given each file's path (in the Worker: the ASSETS binding) and
 * rejects where it is missing. Keep the result: parsed fonts are remembered by these very arrays.
 */
export async function loadPdfFonts(read: (path: string) => Promise<Uint8Array>): Promise<PdfFonts> {
  const [latin, latinBold, arabic, arabicBold] = await Promise.all([
    read(pdfFontFiles.latin.path),
    read(pdfFontFiles.latinBold.path),
    read(pdfFontFiles.arabic.path),
    read(pdfFontFiles.arabicBold.path),
  ]);
  return { latin, latinBold, arabic, arabicBold };
}
