import { useState } from "react";
import type { Attachment } from "../../../../../durable-objects/chat-room/protocol-events";
import { chatFiles } from "../../../../../worker/words/chat-files";
import { formatBytes } from "../../../../../worker/words/format";
import { useReader, useWords } from "../../../../locale";
import { Button, cx, Icon, pictureAt } from "../../../../ui";
import { Lightbox } from "./lightbox";
import { useFileLink } from "./links";
import { VoicePlayer } from "./voice-player";

/** What a message carries: pictures side by side, recordings to be played, other files to be saved. */
export function Attachments({ files }: { files: readonly Attachment[] }) {
  const t = useWords(chatFiles);
  const [opened, setOpened] = useState<number | null>(null);
  const images = files.filter(({ kind }) => kind === "image");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {images.length > 0 && (
        <ul className={cx("grid gap-1.5", images.length > 1 ? "grid-cols-2" : "grid-cols-[minmax(0,1fr)]")}>
          {images.map((file, index) => (
            <li key={file.media} className="min-w-0">
              <Thumbnail file={file} alone={images.length === 1} onOpen={() => setOpened(index)} />
            </li>
          ))}
        </ul>
      )}
      {files.map((file) =>
        file.kind === "voice" ? (
          <SentVoice key={file.media} file={file} />
        ) : file.kind === "file" ? (
          <FileRow key={file.media} file={file} />
        ) : null,
      )}
      {opened !== null && images[opened] && (
        <Lightbox
          images={images}
          index={opened}
          onTurn={setOpened}
          onClose={() => setOpened(null)}
          label={t("open_image")}
        />
      )}
    </div>
  );
}

/** The widest a picture that stands alone is drawn, in pixels. */
const widest = 320;
const tallest = 320;

function Thumbnail({ file, alone, onOpen }: { file: Attachment; alone: boolean; onOpen: () => void }) {
  const t = useWords(chatFiles);
  const { link, again } = useFileLink(file.media);
  const { width = widest, height = widest, alt } = file;
  const scale = Math.min(1, widest / width, tallest / height);
  const size = { width: Math.max(96, Math.round(width * scale)), height: Math.max(72, Math.round(height * scale)) };
  if (link && link.is !== "known") return <Missing is={link.is} again={again} />;
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={alt ? t("open_image_named", { name: alt }) : t("open_image_named", { name: file.name })}
      style={alone ? { inlineSize: size.width, aspectRatio: `${size.width} / ${size.height}` } : undefined}
      className={cx(
        "block max-w-full overflow-hidden rounded-lg bg-sunken hover:opacity-90",
        !alone && "aspect-square w-40",
      )}
    >
      {link && (
        <img
          src={pictureAt(link.value.url, 480)}
          alt={alt ?? ""}
          width={size.width}
          height={size.height}
          loading="lazy"
          decoding="async"
          onError={again}
          className="size-full object-cover"
        />
      )}
    </button>
  );
}

function FileRow({ file }: { file: Attachment }) {
  const t = useWords(chatFiles);
  const { locale } = useReader();
  const { link, again } = useFileLink(file.media);
  if (link && link.is !== "known") return <Missing is={link.is} again={again} />;
  return (
    <div className="flex min-w-56 max-w-full items-center gap-3 rounded-lg bg-sunken p-2.5">
      <Icon name={file.mimeType.startsWith("video/") ? "video" : "file"} className="shrink-0 text-ink-muted" />
      <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)]">
        <span className="truncate text-sm font-medium" title={file.name}>
          <bdi>{file.name}</bdi>
        </span>
        <span className="text-xs text-ink-faint">
          <bdi>{endingOf(file.name)}</bdi> · {formatBytes(file.size, locale)}
        </span>
      </span>
      {link ? (
        <a
          href={link.value.downloadUrl}
          download={file.name}
          aria-label={t("download_named", { name: file.name })}
          className="grid size-10 shrink-0 place-items-center rounded-md text-ink-muted hover:bg-surface hover:text-ink"
        >
          <Icon name="download" />
        </a>
      ) : (
        <span className="size-10 shrink-0" />
      )}
    </div>
  );
}

/** What a name ends with, as people know files: PDF, DOCX. */
const endingOf = (name: string): string => /\.([^.]{1,5})$/.exec(name)?.[1]?.toUpperCase() ?? "—";

function SentVoice({ file }: { file: Attachment }) {
  const { link, again } = useFileLink(file.media);
  if (link && link.is !== "known") return <Missing is={link.is} again={again} />;
  return <VoicePlayer src={link?.value.url ?? null} seconds={file.seconds ?? 0} onTooOld={again} />;
}

function Missing({ is, again }: { is: "gone" | "failed"; again: () => void }) {
  const t = useWords(chatFiles);
  return (
    <p className="flex flex-wrap items-center gap-2 rounded-lg bg-sunken px-3 py-2 text-sm text-ink-muted">
      {t(is === "gone" ? "gone" : "not_loaded")}
      {is === "failed" && (
        <Button size="sm" variant="quiet" onClick={again}>
          {t("again")}
        </Button>
      )}
    </p>
  );
}
