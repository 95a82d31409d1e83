import { useEffect, useState } from "react";
import { limits } from "../../../../../durable-objects/chat-room/protocol";
import { chatFiles } from "../../../../../worker/words/chat-files";
import { errors } from "../../../../../worker/words/errors";
import { formatBytes, formatPercent } from "../../../../../worker/words/format";
import { useReader, useWords } from "../../../../locale";
import { Icon, IconButton } from "../../../../ui";
import type { Attaching, AttachingFiles } from "./use-attaching";

/** What the next message carries, above the field: how far each file is, and the way to take it away. */
export function AttachList({ files, wanted }: { files: AttachingFiles; wanted: boolean }) {
  const t = useWords(chatFiles);
  const { items, tooMany } = files;
  const isOffline = items.some(({ step }) => step === "stopped");
  return (
    <>
      {items.length > 0 && (
        <ul aria-label={t("attached")} className="grid max-h-56 grid-cols-[minmax(0,1fr)] gap-2 overflow-y-auto">
          {items.map((item) => (
            <Item key={item.id} item={item} files={files} />
          ))}
        </ul>
      )}
      <p role="status" className="text-sm text-ink-muted empty:hidden">
        {wanted
          ? t(isOffline ? "wanted_offline" : "wanted")
          : isOffline
            ? t("stopped")
            : tooMany
              ? t("many", { count: limits.files })
              : null}
      </p>
    </>
  );
}

function Item({ item, files }: { item: Attaching; files: AttachingFiles }) {
  const t = useWords(chatFiles);
  const say = useWords(errors);
  const { locale } = useReader();
  const { id, file, step, bytes, code, carried } = item;
  const preview = usePreview(file);
  const name = item.kind === "chat_voice" ? t("voice") : file.name;
  const share = file.size > 0 ? Math.min(1, bytes / file.size) : 0;
  return (
    <li className="flex items-center gap-3 rounded-lg bg-sunken p-2">
      {preview ? (
        <img src={preview} alt="" className="size-11 shrink-0 rounded-md object-cover" />
      ) : (
        <span className="grid size-11 shrink-0 place-items-center rounded-md bg-surface text-ink-muted">
          <Icon name={item.kind === "chat_voice" ? "mic" : "file"} />
        </span>
      )}
      <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-1">
        <p className="flex items-baseline gap-3 text-sm">
          <span className="min-w-0 flex-1 truncate">
            <bdi>{name}</bdi>
          </span>
          <span className="shrink-0 text-xs text-ink-faint tabular-nums">
            {step === "ready"
              ? formatBytes(file.size, locale)
              : step === "waiting"
                ? t("waits")
                : formatPercent(share * 100, locale)}
          </span>
        </p>
        {step === "sending" || step === "stopped" ? (
          <progress aria-label={name} value={share} max={1} className="meter" />
        ) : null}
        {step === "refused" && code && (
          <p role="alert" className="text-xs text-danger-ink">
            {say(code)}
          </p>
        )}
        {step === "ready" && carried?.kind === "image" ? (
          <AltField name={file.name} onDone={(alt) => files.describe(item, alt)} />
        ) : step === "ready" ? (
          <p className="sr-only">{t("ready")}</p>
        ) : null}
      </div>
      {step === "refused" && code !== "too_large" && code !== "unsupported_type" && (
        <IconButton
          icon="refresh"
          size="sm"
          tooltip={false}
          label={`${t("again")}: ${name}`}
          onClick={() => files.again(id)}
        />
      )}
      <IconButton
        icon="close"
        size="sm"
        tooltip={false}
        label={`${t("remove")}: ${name}`}
        onClick={() => files.remove(id)}
      />
    </li>
  );
}

/** What a picture shows, for those who do not see it. Optional, and taken when one goes on. */
function AltField({ name, onDone }: { name: string; onDone: (alt: string) => void }) {
  const t = useWords(chatFiles);
  const [alt, setAlt] = useState("");
  return (
    <input
      value={alt}
      dir="auto"
      maxLength={300}
      aria-label={`${t("alt")}: ${name}`}
      placeholder={`${t("alt")} (${t("alt_hint")})`}
      onChange={(event) => setAlt(event.currentTarget.value)}
      onBlur={() => onDone(alt)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onDone(alt);
      }}
      className="control w-full min-w-0 px-2 py-1 text-sm"
    />
  );
}

/** A picture that was chosen, before it has gone anywhere. */
function usePreview(file: File): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type)) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
