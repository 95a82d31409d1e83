import { useEffect, useRef, useState } from "react";
import { chatFiles } from "../../../../../worker/words/chat-files";
import { useWords } from "../../../../locale";
import { IconButton } from "../../../../ui";

/** Seconds as people read them off a player. */
export const minutes = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/**
 * Plays a recording. Browsers write recordings without saying how long they are, so the length is the one that was counted while recording.
 * Nothing is fetched before it is played.
 */
export function VoicePlayer({
  src,
  seconds,
  onTooOld,
}: {
  src: string | null;
  seconds: number;
  onTooOld?: () => void;
}) {
  const t = useWords(chatFiles);
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const length = Math.max(1, seconds);
  // A link that has run out is asked for anew, and what was to be played is played then.
  const wanted = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when there is another address
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    void audio.current?.play().catch(() => setPlaying(false));
  }, [src]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a player is no set of fields
    <div
      role="group"
      aria-label={t("voice_of", { time: minutes(seconds) })}
      className="flex min-w-56 items-center gap-2"
    >
      {/* biome-ignore lint/a11y/useMediaCaption: what somebody has just said has no captions */}
      <audio
        ref={audio}
        src={src ?? undefined}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onError={() => {
          setPlaying(false);
          if (!onTooOld || !src || wanted.current) return;
          wanted.current = true;
          onTooOld();
        }}
      />
      <IconButton
        icon={isPlaying ? "pause" : "play"}
        label={t(isPlaying ? "pause" : "play")}
        tooltip={false}
        disabled={src === null}
        onClick={() => {
          if (isPlaying) audio.current?.pause();
          else void audio.current?.play().catch(() => setPlaying(false));
        }}
      />
      <input
        type="range"
        min={0}
        max={length}
        step={0.1}
        value={Math.min(at, length)}
        aria-label={t("position")}
        aria-valuetext={minutes(at)}
        onChange={(event) => {
          if (!audio.current) return;
          audio.current.currentTime = Number(event.currentTarget.value);
          setAt(audio.current.currentTime);
        }}
        className="h-6 min-w-0 flex-1 accent-accent"
      />
      <span className="w-10 text-xs text-ink-muted tabular-nums">{minutes(at > 0 ? at : seconds)}</span>
    </div>
  );
}
