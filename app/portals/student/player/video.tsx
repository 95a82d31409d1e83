import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import { formatNumber, formatPercent, inLocale } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { useReader, useWords } from "../../../locale";
import { Notice, ProgressBar, Select } from "../../../ui";
import type { LessonPage } from "./lesson";
import type { ItemView } from "./lesson-view";
import type { Sitting } from "./use-sitting";

/** The fastest is what the server's clock believes. */
const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2];
const remembered = "player.speed";
/** Nearer to an end than this, it begins anew. Seconds. */
const edge = 5;

interface Props {
  item: Extract<ItemView, { kind: "video" }>;
  page: LessonPage;
  sitting: Sitting;
}

/** A film of ours: native controls, captions, speed, the place where one stopped, and an honest count of what was played. */
export function Video({ item, page, sitting }: Props) {
  const t = useWords(player);
  const { locale } = useReader();
  const ref = useRef<HTMLVideoElement>(null);
  const [speed, setSpeed] = useState(1);
  const [failed, setFailed] = useState(false);
  const counts = page.lesson.viewer === "student";

  useEffect(() => {
    const kept = Number(localStorage.getItem(remembered));
    if (speeds.includes(kept)) setSpeed(kept);
  }, []);
  useEffect(() => {
    // A film that is still loading begins at its default.
    if (ref.current) ref.current.playbackRate = ref.current.defaultPlaybackRate = speed;
  }, [speed]);
  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    // Scripts may come after the film's head has.
    const resume = () => {
      if (video.currentTime === 0 && item.position > edge && item.position < video.duration - edge)
        video.currentTime = item.position;
    };
    if (video.readyState >= HTMLMediaElement.HAVE_METADATA) resume();
    video.addEventListener("loadedmetadata", resume, { once: true });
    return () => video.removeEventListener("loadedmetadata", resume);
  }, [item.position]);

  const watch = (event: SyntheticEvent<HTMLVideoElement>, what: "plays" | "jumps" | "stops" | "ends") => {
    if (!counts) return;
    const video = event.currentTarget;
    const watching = sitting.watching(item.uuid);
    if (what === "jumps") watching.ranges.jump();
    else if (what === "ends") watching.ranges.ended(video.duration);
    else if (!video.seeking) watching.ranges.playing(video.currentTime);
    watching.playing = what === "plays" || (what === "jumps" && !video.paused);
    watching.position = what === "ends" ? 0 : video.currentTime;
    if (what === "stops" || what === "ends") sitting.report();
  };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <video
        ref={ref}
        controls
        playsInline
        preload="metadata"
        crossOrigin="anonymous"
        aria-label={t("video_of", { title: item.title ?? inLocale(page.lesson.translations, locale).title })}
        {...(page.poster ? { poster: page.poster } : {})}
        className="aspect-video max-h-[max(14rem,calc(100dvh-18rem))] w-full rounded-xl bg-scrim"
        onTimeUpdate={(event) => !event.currentTarget.paused && watch(event, "plays")}
        onSeeking={(event) => watch(event, "jumps")}
        onPause={(event) => watch(event, "stops")}
        onEnded={(event) => watch(event, "ends")}
        onRateChange={(event) =>
          speeds.includes(event.currentTarget.playbackRate) && setSpeed(event.currentTarget.playbackRate)
        }
        onError={() => setFailed(true)}
      >
        <source src={item.url} type={item.mimeType} onError={() => setFailed(true)} />
        {item.tracks.map(({ language, url }) => (
          <track
            key={language}
            kind="captions"
            srcLang={language}
            src={url}
            label={t(`captions_${language}`)}
            default={language === locale && language === "ar"}
          />
        ))}
      </video>
      {failed ? (
        <Notice tone="danger" live>
          {t("video_failed")}
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-56 flex-1">
          <Watched percent={sitting.percents[item.uuid] ?? item.percent} required={page.lesson.requiredPercent} />
        </div>
        <Select
          name="speed"
          label={t("speed")}
          className="w-36"
          value={String(speed)}
          onChange={(event) => {
            setSpeed(Number(event.target.value));
            localStorage.setItem(remembered, event.target.value);
          }}
          options={speeds.map((one) => ({
            value: String(one),
            label: one === 1 ? t("speed_normal") : t("speed_times", { speed: formatNumber(one, locale) }),
          }))}
        />
      </div>
    </div>
  );
}

/** How far towards what the course asks for; nothing where the film's length is not known. */
function Watched({ percent, required }: { percent: number | null; required: number }) {
  const t = useWords(player);
  const { locale } = useReader();
  if (percent === null || required === 0) return null;
  const enough = percent >= required;
  const words = { percent: formatPercent(percent, locale), required: formatPercent(required, locale) };
  return (
    <>
      <ProgressBar
        label={t("watched")}
        value={Math.min(percent, required)}
        max={required}
        tone={enough ? "success" : "accent"}
        text={t(enough ? "watched_enough" : "watched_of", words)}
      />
      <noscript>
        <p className="pt-2 text-sm text-warning-ink">{t("watched_without_scripts")}</p>
      </noscript>
    </>
  );
}
