import { player } from "../../../../worker/words/player";
import { useReader, useWords } from "../../../locale";
import { Icon, Notice, pictureAt, srcSetOf } from "../../../ui";
import type { LessonPage } from "./lesson";
import { Document, Frame, NewTab, Outside } from "./lesson-files";
import type { ItemView, Prose } from "./lesson-view";
import { QuizCard } from "./quiz-card";
import type { Sitting } from "./use-sitting";
import { Video } from "./video";

interface Props {
  item: ItemView;
  page: LessonPage;
  sitting: Sitting;
}

/** One piece of a lesson. */
export function LessonItem(props: Props) {
  const { item } = props;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4" aria-label={item.title ?? undefined}>
      {item.title ? (
        <h2 className="text-xl">
          <bdi>{item.title}</bdi>
        </h2>
      ) : null}
      <Content {...props} />
      {item.prose && item.kind !== "text" ? <Besides item={item} prose={item.prose} /> : null}
    </section>
  );
}

function Content({ item, page, sitting }: Props) {
  const t = useWords(player);
  switch (item.kind) {
    case "text":
      return item.prose ? <Written prose={item.prose} /> : null;
    case "video":
      return <Video item={item} page={page} sitting={sitting} />;
    case "provider":
      return (
        <>
          <Frame url={item.url} title={t("video_of", { title: item.title ?? item.site })} />
          <p className="max-w-[64ch] text-sm text-ink-muted">{t("provider_note", { site: item.site })}</p>
          <p>
            <NewTab href={item.watchUrl} label={t("provider_open", { site: item.site })} />
          </p>
        </>
      );
    case "document":
      return <Document item={item} course={page.outline.course.slug} />;
    case "image":
      return (
        <img
          src={pictureAt(item.url, 960)}
          srcSet={srcSetOf(item.url, 480)}
          sizes="(min-width: 64rem) 48rem, 100vw"
          alt={item.alt}
          {...(item.width && item.height ? { width: item.width, height: item.height } : {})}
          className="h-auto max-w-full rounded-xl"
        />
      );
    case "audio":
      // biome-ignore lint/a11y/useMediaCaption: what it says stands below as text
      return <audio controls preload="metadata" src={item.url} className="w-full" />;
    case "link":
      return <Outside item={item} />;
    case "embed":
      return (
        <>
          <Frame url={item.url} title={t("embed_of", { title: item.title ?? item.host })} tall />
          <p>
            <NewTab href={item.url} label={t("embed_open")} />
          </p>
        </>
      );
    case "quiz":
      return <QuizCard quiz={item.quiz} page={page} />;
    case "missing":
      return <Notice tone="warning">{t(`${item.of}_missing`)}</Notice>;
  }
}

function Written({ prose: { html, language } }: { prose: Prose }) {
  const t = useWords(player);
  const { locale } = useReader();
  return (
    <>
      {language === locale ? null : (
        <p className="text-sm text-ink-faint">{t(language === "en" ? "only_in_english" : "only_in_arabic")}</p>
      )}
      <div
        className="prose"
        lang={language}
        dir={language === "ar" ? "rtl" : "ltr"}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by renderMarkdown
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </>
  );
}

/** A transcript folds away; a remark stands as it is. */
function Besides({ item, prose }: { item: ItemView; prose: Prose }) {
  const t = useWords(player);
  if (item.kind !== "video" && item.kind !== "provider" && item.kind !== "audio") return <Written prose={prose} />;
  return (
    <details className="group">
      <summary className="inline-flex items-center gap-1.5 rounded-sm font-medium text-accent-ink">
        <Icon name="chevron-down" size={16} className="transition-transform group-open:rotate-180" />
        {t("transcript")}
      </summary>
      <div className="grid gap-4 pt-4">
        <Written prose={prose} />
      </div>
    </details>
  );
}
