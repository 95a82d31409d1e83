import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Attachment } from "../../../../../durable-objects/chat-room/protocol-events";
import { chatFiles } from "../../../../../worker/words/chat-files";
import { useReader, useWords } from "../../../../locale";
import { Icon, IconButton, pictureAt } from "../../../../ui";
import { useFileLink } from "./links";

interface LightboxProps {
  images: readonly Attachment[];
  index: number;
  onTurn: (index: number) => void;
  onClose: () => void;
  label: string;
}

/** A picture as large as the window lets it be. Arrow keys turn to the others of its message, Escape closes. */
export function Lightbox({ images, index, onTurn, onClose, label }: LightboxProps) {
  const t = useWords(chatFiles);
  const { locale } = useReader();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  const turn = (by: number) => onTurn((index + by + images.length) % images.length);
  const onKeyDown = (event: KeyboardEvent) => {
    const forward = locale === "ar" ? "ArrowLeft" : "ArrowRight";
    if (images.length > 1 && /^Arrow(Left|Right)$/.test(event.key)) turn(event.key === forward ? 1 : -1);
  };
  const image = images[index];
  if (!image) return null;
  return (
    <dialog
      ref={ref}
      aria-label={image.alt || image.name || label}
      onClose={onClose}
      onKeyDown={onKeyDown}
      className="m-0 h-dvh max-h-none w-screen max-w-none bg-canvas p-0 text-ink"
    >
      <div className="grid h-full grid-rows-[auto_minmax(0,1fr)_auto]">
        <div className="flex items-center gap-2 p-2 sm:px-4">
          <bdi className="min-w-0 flex-1 truncate text-sm">{image.name}</bdi>
          {images.length > 1 && (
            <span className="text-xs text-ink-muted">{t("image_of", { index: index + 1, count: images.length })}</span>
          )}
          <Download image={image} />
          <form method="dialog">
            <IconButton icon="close" label={t("close")} type="submit" tooltip={false} />
          </form>
        </div>
        <Picture key={image.media} image={image} />
        <div className="flex min-h-14 items-center justify-center gap-4 p-2">
          {images.length > 1 && (
            <IconButton icon="chevron-start" label={t("previous")} tooltip={false} onClick={() => turn(-1)} />
          )}
          {image.alt && (
            <p dir="auto" className="max-w-prose text-center text-sm text-ink-muted">
              {image.alt}
            </p>
          )}
          {images.length > 1 && (
            <IconButton icon="chevron-end" label={t("next")} tooltip={false} onClick={() => turn(1)} />
          )}
        </div>
      </div>
    </dialog>
  );
}

function Picture({ image }: { image: Attachment }) {
  const { link, again } = useFileLink(image.media);
  if (link?.is !== "known") return <div />;
  return (
    <img
      src={pictureAt(link.value.url, 1600)}
      alt={image.alt ?? ""}
      onError={again}
      className="size-full object-contain"
    />
  );
}

function Download({ image }: { image: Attachment }) {
  const t = useWords(chatFiles);
  const { link } = useFileLink(image.media);
  if (link?.is !== "known") return null;
  return (
    <a
      href={link.value.downloadUrl}
      download={image.name}
      aria-label={t("download_named", { name: image.name })}
      className="grid size-10 place-items-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
    >
      <Icon name="download" />
    </a>
  );
}
