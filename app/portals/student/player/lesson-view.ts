import type { AppLoadContext } from "@remix-run/cloudflare";
import type { Locale } from "../../../../worker/kernel/columns";
import type { OutputOf } from "../../../../worker/kernel/verb";
import { renderMarkdown } from "../../../../worker/modules/catalogue";
import type { learningPlayer } from "../../../../worker/modules/progress";
import { inLocale } from "../../../../worker/words/format";
import { pictureUrls } from "./picture-urls";

export type PlayerData = OutputOf<typeof learningPlayer>;
type Item = PlayerData["lesson"]["items"][number];
type Quiz = NonNullable<Item["quiz"]>;

/** Sanitised HTML in the language it is written in. */
export interface Prose {
  html: string;
  language: Locale;
}
export interface Track {
  language: Locale;
  url: string;
}
interface Shown {
  uuid: string;
  title: string | null;
  /** The text itself, or what goes with the rest: a transcript, a remark. */
  prose: Prose | null;
}
/** A piece of a lesson as the page draws it; only loaders make these. */
export type ItemView = Shown &
  (
    | { kind: "text" }
    | { kind: "video"; url: string; mimeType: string; tracks: Track[]; position: number; percent: number | null }
    | { kind: "provider"; url: string; site: string; watchUrl: string }
    | { kind: "document"; url: string; mediaUuid: string; filename: string; sizeBytes: number }
    | { kind: "image"; url: string; alt: string; width: number | null; height: number | null }
    | { kind: "audio"; url: string }
    | { kind: "link"; url: string; host: string }
    | { kind: "embed"; url: string; host: string }
    | { kind: "quiz"; quiz: Quiz }
    /** Its file or quiz was deleted. */
    | { kind: "missing"; of: "video" | "document" | "quiz" }
  );

/** An item in the reader's language; null for a type that has no view of its own. */
export async function toItemView(context: AppLoadContext, item: Item): Promise<ItemView | null> {
  const { locale, links } = context;
  const title = inLocale(item.translations, locale).title ?? item.translations.en.title ?? null;
  const shown = { uuid: item.uuid, title, prose: await proseOf(context, item, title !== null) };
  const file = locale === "ar" ? (item.fileAr ?? item.file) : item.file;
  const { provider, videoId, url } = item.source;
  switch (item.type) {
    case "text":
      return { ...shown, kind: "text" };
    case "video":
      if (provider && videoId) return { ...shown, kind: "provider", ...players[provider](videoId) };
      if (!file) return { ...shown, kind: "missing", of: "video" };
      return {
        ...shown,
        kind: "video",
        url: await links.file(file),
        mimeType: file.mimeType,
        tracks: await tracksOf(context, item.source.captions ?? {}),
        position: item.watch?.position ?? 0,
        percent: item.watch?.percent ?? null,
      };
    case "pdf":
      if (!file) return { ...shown, kind: "missing", of: "document" };
      return {
        ...shown,
        kind: "document",
        url: await links.file(file),
        mediaUuid: file.uuid,
        filename: file.filename,
        sizeBytes: file.sizeBytes,
      };
    case "image":
      if (!file) return null;
      return {
        ...shown,
        kind: "image",
        url: await links.file(file),
        alt: file.altText[locale] ?? file.altText.en ?? "",
        width: file.width,
        height: file.height,
      };
    case "audio":
      return file && { ...shown, kind: "audio", url: await links.file(file) };
    case "external_link":
      return url ? { ...shown, kind: "link", url, host: new URL(url).hostname } : null;
    case "embed":
      return url ? { ...shown, kind: "embed", url, host: new URL(url).hostname } : null;
    case "quiz":
      return item.quiz ? { ...shown, kind: "quiz", quiz: item.quiz } : { ...shown, kind: "missing", of: "quiz" };
    default:
      return null;
  }
}

const players = {
  youtube: (id: string) => ({
    site: "YouTube",
    url: `https://www.youtube-nocookie.com/embed/${id}`,
    watchUrl: `https://www.youtube.com/watch?v=${id}`,
  }),
  vimeo: (id: string) => ({
    site: "Vimeo",
    url: `https://player.vimeo.com/video/${id}?dnt=1`,
    watchUrl: `https://vimeo.com/${id}`,
  }),
};

async function tracksOf(
  { links }: AppLoadContext,
  captions: { en?: string | undefined; ar?: string | undefined },
): Promise<Track[]> {
  const languages = (["en", "ar"] as const).filter((language) => captions[language]);
  return Promise.all(
    languages.map(async (language) => ({
      language,
      url: await links.file({ uuid: captions[language] ?? "", filename: `captions-${language}.vtt` }),
    })),
  );
}

async function proseOf(
  context: AppLoadContext,
  { translations, pictures }: Item,
  isTitled: boolean,
): Promise<Prose | null> {
  const { locale } = context;
  const own = translations[locale]?.body;
  const language: Locale = own ? locale : translations.en.body ? "en" : "ar";
  const markdown = own ?? translations.en.body ?? translations.ar?.body;
  if (!markdown) return null;
  // Links are signed before the text is turned into HTML, which happens in one go.
  const urls = await pictureUrls(context, pictures);
  const mediaUrl = (uuid: string) => urls[`media:${uuid}`] ?? "";
  return { html: renderMarkdown(markdown, { firstHeading: isTitled ? 3 : 2, mediaUrl }), language };
}
