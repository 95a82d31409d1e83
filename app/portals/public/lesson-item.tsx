import type { ReactNode } from "react";
import { formatBytes } from "../../../worker/words/format";
import { home } from "../../../worker/words/public";
import { course as courseWords } from "../../../worker/words/public-course";
import { useReader, useWords } from "../../locale";
import { ButtonLink, Card, Icon, Link, pictureAt, srcSetOf } from "../../ui";
import { lessonIcons } from "./lesson-types";
import type { ShownItem } from "./preview-lesson";

/** One piece of a preview lesson, for readers without scripts. */
export function LessonItem({ item }: { item: ShownItem }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4" aria-label={item.title ?? undefined}>
      {item.title && item.contentType !== "pdf" && item.contentType !== "external_link" ? (
        <h2 className="text-xl">
          <bdi>{item.title}</bdi>
        </h2>
      ) : null}
      <Content item={item} />
      {item.bodyHtml && item.contentType !== "text" ? <Transcript html={item.bodyHtml} /> : null}
    </section>
  );
}

function Content({ item }: { item: ShownItem }) {
  const t = useWords(courseWords);
  switch (item.contentType) {
    case "text":
      return item.bodyHtml ? <Prose html={item.bodyHtml} /> : null;
    case "video":
      return item.provider ? <VideoElsewhere item={item} /> : <Video item={item} />;
    case "audio":
      // biome-ignore lint/a11y/useMediaCaption: its transcript stands below
      return item.fileUrl ? <audio controls preload="none" src={item.fileUrl} className="w-full" /> : null;
    case "image":
      return item.fileUrl && item.media ? <Picture item={item} /> : null;
    case "pdf":
      return <Document item={item} />;
    case "external_link":
      return <Outside item={item} />;
    case "embed":
      return <Embed item={item} />;
    default:
      return (
        <Strip item={item}>
          <p className="text-ink-muted">{t("enrolled_only")}</p>
        </Strip>
      );
  }
}

const Prose = ({ html }: { html: string }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by renderMarkdown
  <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
);

function Transcript({ html }: { html: string }) {
  const t = useWords(courseWords);
  return (
    <details className="group">
      <summary className="inline-flex items-center gap-1.5 rounded-sm text-sm font-medium text-accent-ink">
        {t("transcript")}
        <Icon name="chevron-down" size={16} className="transition-transform group-open:rotate-180" />
      </summary>
      <div className="pt-4">
        <Prose html={html} />
      </div>
    </details>
  );
}

function Video({ item }: { item: ShownItem }) {
  const t = useWords(courseWords);
  const { locale } = useReader();
  if (!item.fileUrl) return null;
  return (
    // biome-ignore lint/a11y/useMediaCaption: tracks stand below, for those films that have them
    <video
      controls
      preload="metadata"
      playsInline
      crossOrigin="anonymous"
      className="aspect-video w-full rounded-xl bg-scrim"
    >
      <source src={item.fileUrl} type={item.media?.mimeType} />
      {item.tracks.map((track) => (
        <track
          key={track.locale}
          kind="captions"
          srcLang={track.locale}
          src={track.url}
          label={t(`captions_${track.locale}`)}
          default={track.locale === locale}
        />
      ))}
      <p>{t("no_video")}</p>
    </video>
  );
}

const providers = {
  youtube: {
    name: "YouTube",
    watch: "https://www.youtube.com/watch?v=",
    frame: "https://www.youtube-nocookie.com/embed/",
  },
  vimeo: { name: "Vimeo", watch: "https://vimeo.com/", frame: "https://player.vimeo.com/video/" },
} as const;

/** Nothing is asked of the provider before the reader opens it: a lazy frame in a closed fold is not fetched. */
function VideoElsewhere({ item }: { item: ShownItem }) {
  const t = useWords(courseWords);
  if (!item.provider || !item.videoId) return null;
  const { name, watch, frame } = providers[item.provider];
  return (
    <Strip item={item}>
      <p className="text-sm text-ink-muted">{t("provider_note", { provider: name })}</p>
      <Fold label={t("play_here")}>
        <Frame src={frame + item.videoId} title={item.title ?? name} />
      </Fold>
      <NewTab href={watch + item.videoId}>{t("play_at", { provider: name })}</NewTab>
    </Strip>
  );
}

function Picture({ item }: { item: ShownItem }) {
  const { locale } = useReader();
  const { media, fileUrl } = item;
  if (!media || !fileUrl) return null;
  const size = media.width && media.height ? { width: media.width, height: media.height } : {};
  return (
    <img
      src={pictureAt(fileUrl, 960)}
      srcSet={srcSetOf(fileUrl, 480)}
      sizes="(min-width: 64rem) 48rem, 100vw"
      alt={media.altText[locale] ?? media.altText.en ?? ""}
      {...size}
      loading="lazy"
      className="h-auto max-w-full rounded-xl"
    />
  );
}

function Document({ item }: { item: ShownItem }) {
  const t = useWords(courseWords);
  const { locale } = useReader();
  if (!item.media || !item.fileUrl) return null;
  return (
    <Strip item={item} heading={item.title ?? item.media.filename}>
      <p className="text-sm text-ink-faint">
        {t("file_detail", { type: "PDF", size: formatBytes(item.media.sizeBytes, locale) })}
      </p>
      <p>
        <ButtonLink href={item.fileUrl} icon="file">
          {t("open_document")}
        </ButtonLink>
      </p>
    </Strip>
  );
}

function Outside({ item }: { item: ShownItem }) {
  const t = useWords(courseWords);
  if (!item.url) return null;
  return (
    <Strip item={item} heading={item.title ?? new URL(item.url).hostname}>
      <p>
        <NewTab href={item.url}>{t("open_link")}</NewTab>
      </p>
    </Strip>
  );
}

function Embed({ item }: { item: ShownItem }) {
  const t = useWords(courseWords);
  if (!item.url) return null;
  const host = new URL(item.url).hostname;
  return (
    <Strip item={item}>
      <p className="text-sm text-ink-muted">{t("embed_note", { host })}</p>
      <Fold label={t("show_embed")}>
        <Frame src={item.url} title={item.title ?? host} />
      </Fold>
      <NewTab href={item.url}>{t("open_link")}</NewTab>
    </Strip>
  );
}

/** A piece that is opened rather than read. */
function Strip({ item, heading, children }: { item: ShownItem; heading?: string; children: ReactNode }) {
  const t = useWords(courseWords);
  return (
    <Card className="flex gap-4">
      <span className="grid size-11 shrink-0 place-items-center rounded-lg bg-accent-tint text-accent-ink">
        <Icon name={lessonIcons[item.contentType]} label={t(`type_${item.contentType}`)} />
      </span>
      <div className="grid min-w-0 flex-1 content-center gap-3">
        {heading ? (
          <h2 className="text-base">
            <bdi>{heading}</bdi>
          </h2>
        ) : null}
        {children}
      </div>
    </Card>
  );
}

const Fold = ({ label, children }: { label: string; children: ReactNode }) => (
  <details className="group">
    <summary className="inline-flex items-center gap-1.5 rounded-sm font-medium text-accent-ink">
      <Icon name="chevron-down" size={16} className="transition-transform group-open:rotate-180" />
      {label}
    </summary>
    <div className="pt-3">{children}</div>
  </details>
);

const Frame = ({ src, title }: { src: string; title: string }) => (
  <iframe
    src={src}
    title={title}
    loading="lazy"
    allowFullScreen
    sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"
    className="aspect-video w-full rounded-lg bg-sunken"
  />
);

function NewTab({ href, children }: { href: string; children: string }) {
  const t = useWords(home);
  return (
    <Link href={href} newTabLabel={t("opens_new_tab")}>
      {children}
    </Link>
  );
}
