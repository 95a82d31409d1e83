import { useEffect, useRef } from "react";
import { chatFiles } from "../../../../../worker/words/chat-files";
import { useWords } from "../../../../locale";
import { Icon, IconButton, Notice } from "../../../../ui";
import type { Recorder } from "./use-recorder";
import { minutes, VoicePlayer } from "./voice-player";

/** Stands where one writes, as long as a voice message is being made. */
export function RecorderBar({
  recorder,
  onSend,
}: {
  recorder: Recorder;
  onSend: (file: File, seconds: number) => void;
}) {
  const t = useWords(chatFiles);
  const { recording, stop, cancel } = recorder;
  const first = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button that was pressed is gone: whoever works by keyboard goes on from here
  useEffect(() => {
    first.current?.querySelector<HTMLButtonElement>("button:last-of-type")?.focus();
  }, [recording.is]);
  if (recording.is === "recording" || recording.is === "asking")
    return (
      <div ref={first} className="flex min-h-11 items-center gap-3">
        <IconButton icon="trash" label={t("cancel")} tooltip={false} onClick={cancel} />
        <span
          aria-hidden="true"
          className="size-2.5 shrink-0 animate-pulse rounded-full bg-danger motion-reduce:animate-none"
        />
        <p className="flex-1 text-sm">
          <span role="status">{t("recording")}</span>{" "}
          <span role="timer" className="tabular-nums">
            {minutes(recording.is === "recording" ? recording.seconds : 0)}
          </span>
        </p>
        <button
          type="button"
          aria-label={t("stop")}
          disabled={recording.is === "asking"}
          onClick={stop}
          className="grid size-11 shrink-0 place-items-center rounded-md bg-danger text-on-accent disabled:opacity-50"
        >
          <span aria-hidden="true" className="size-4 rounded-xs bg-current" />
        </button>
      </div>
    );
  if (recording.is !== "done") return null;
  return (
    <div ref={first} className="grid gap-1">
      <p role="status" className="text-xs text-ink-muted">
        {recording.isFull ? t("voice_full") : t("listen")}
      </p>
      <div className="flex min-h-11 items-center gap-2">
        <IconButton icon="trash" label={t("cancel")} tooltip={false} onClick={cancel} />
        <div className="min-w-0 flex-1">
          <VoicePlayer src={recording.url} seconds={recording.seconds} />
        </div>
        <button
          type="button"
          aria-label={t("send_voice")}
          onClick={() => onSend(recording.file, recording.seconds)}
          className="grid size-11 shrink-0 place-items-center rounded-md bg-accent text-on-accent hover:bg-accent-hover"
        >
          <Icon name="send" />
        </button>
      </div>
    </div>
  );
}

/** Why there is no recording. */
export function RecorderRefusal({ recorder }: { recorder: Recorder }) {
  const t = useWords(chatFiles);
  const { recording } = recorder;
  if (recording.is !== "refused") return null;
  return (
    <div role="alert">
      <Notice tone="warning">{t(`voice_${recording.why}`)}</Notice>
    </div>
  );
}
