import type { AppLoadContext } from "@remix-run/cloudflare";
import { linkMedia } from "../../../../worker/modules/media";

export interface QuestionFile {
  url: string;
  mimeType: string;
  width: number | null;
  height: number | null;
  /** What the picture shows, in the reader's language where it was written; null where nobody said. */
  alt: string | null;
}

/** The pictures and recordings of a paper, by uuid; asked for only by papers that have some. What was deleted is left out. */
export async function questionMedia(
  context: AppLoadContext,
  questions: readonly { mediaUuid: string | null }[],
): Promise<Record<string, QuestionFile>> {
  const uuids = [...new Set(questions.flatMap(({ mediaUuid }) => mediaUuid ?? []))];
  const found = await Promise.all(uuids.map((uuid) => context.attempt(linkMedia, { uuid })));
  return Object.fromEntries(
    found.flatMap((file) => {
      if (!file.ok) return [];
      const { uuid, url, mimeType, width, height, altText } = file.value;
      const alt = altText[context.locale] || altText.en || altText.ar || null;
      return [[uuid, { url, mimeType, width, height, alt }]];
    }),
  );
}
