import { useEffect, useRef, useState } from "react";
import { type Played, type PlayedRanges, playedRanges } from "./played-ranges";

const every = 15_000;
/** As a beacon takes it. */
const longestSitting = 900;
const address = "/student/beacon";

/** A video as it reports what it plays. */
export interface Watching {
  ranges: PlayedRanges;
  position: number | undefined;
  /** It runs, in front or not. */
  playing: boolean;
}
export interface Sitting {
  /** The video's own collector, made at its first use. */
  watching(contentItemUuid: string): Watching;
  /** Sends what there is now: at a pause, at the end. */
  report(): void;
  /** Whole percent of each video that the server has counted, where it told. */
  percents: Record<string, number | null>;
  trouble: "lost" | "refused" | null;
}
interface Beacon {
  lessonUuid: string;
  secondsActive: number;
  contentItemUuid?: string;
  watched?: Played[];
  position?: number;
}

let tellRest: () => Promise<unknown> = () => Promise.resolve();
const patience = 3_000;

/** Resolves when the server knows what was watched up to now, or three seconds later: what completes a lesson is asked after that. */
export const untilTold = (): Promise<unknown> =>
  Promise.race([tellRest(), new Promise((late) => setTimeout(late, patience))]);

/** Marks the lesson as opened, then tells the server every 15 seconds, and on leaving, how long it was in front or played, and what was watched. */
export function useSitting(lessonUuid: string, records: boolean): Sitting {
  const [percents, setPercents] = useState<Sitting["percents"]>({});
  const [trouble, setTrouble] = useState<Sitting["trouble"]>(null);
  const videos = useRef(new Map<string, Watching>());
  const send = useRef<() => void>(() => undefined);

  useEffect(() => {
    if (!records) return;
    const clock = { since: performance.now(), seconds: 0, active: document.visibilityState === "visible" };
    /** Counts the time since the last tick by how it began. */
    const tick = () => {
      const now = performance.now();
      if (clock.active) clock.seconds += (now - clock.since) / 1_000;
      clock.since = now;
      clock.active =
        document.visibilityState === "visible" || [...videos.current.values()].some(({ playing }) => playing);
    };
    const post = async (beacon: Beacon, carriesTime: boolean) => {
      const outcome = await deliver(beacon);
      setTrouble(outcome.kind === "counted" ? null : outcome.kind);
      const { contentItemUuid, watched = [] } = beacon;
      if (outcome.kind === "lost") {
        if (carriesTime) clock.seconds += beacon.secondsActive;
        if (contentItemUuid) videos.current.get(contentItemUuid)?.ranges.restore(watched);
      } else if (outcome.kind === "counted" && contentItemUuid)
        setPercents((known) => ({ ...known, [contentItemUuid]: outcome.percent }));
    };
    const flush = (leaving: boolean): Promise<unknown> => {
      tick();
      const beacons = gather(lessonUuid, Math.min(Math.round(clock.seconds), longestSitting), videos.current);
      if (beacons.length > 0) clock.seconds = 0;
      return Promise.all(
        beacons.map((beacon, index) =>
          leaving
            ? navigator.sendBeacon(address, new Blob([JSON.stringify(beacon)], { type: "application/json" }))
            : post(beacon, index === 0),
        ),
      );
    };
    const onVisibility = () => {
      // The page may come back: what cannot be sent now is kept for then.
      if (document.visibilityState === "hidden") void flush(false);
      else tick();
    };
    const onLeave = () => void flush(true);
    const onBack = () => void flush(false);
    send.current = onBack;
    tellRest = () => flush(false);
    void deliver({ open: lessonUuid }).then(({ kind }) => setTrouble(kind === "counted" ? null : kind));
    const timer = setInterval(onBack, every);
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("pagehide", onLeave);
    window.addEventListener("online", onBack);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("pagehide", onLeave);
      window.removeEventListener("online", onBack);
      tellRest = () => Promise.resolve();
      onLeave();
    };
  }, [lessonUuid, records]);

  return {
    watching(uuid) {
      const known = videos.current.get(uuid) ?? { ranges: playedRanges(), position: undefined, playing: false };
      videos.current.set(uuid, known);
      return known;
    },
    report: () => send.current(),
    percents,
    trouble,
  };
}

/** One beacon a video with something to tell. Each tells the time, which the server counts once. */
function gather(lessonUuid: string, seconds: number, videos: Map<string, Watching>): Beacon[] {
  const told = [...videos].filter(([, { ranges }]) => !ranges.isEmpty());
  if (told.length === 0) return seconds > 0 ? [{ lessonUuid, secondsActive: seconds }] : [];
  return told.map(([contentItemUuid, { ranges, position }]) => ({
    lessonUuid,
    secondsActive: seconds,
    contentItemUuid,
    watched: ranges.take(),
    ...(position === undefined ? {} : { position: Math.floor(position) }),
  }));
}

type Outcome = { kind: "counted"; percent: number | null } | { kind: "lost" | "refused" };

/** `lost` may be tried again; `refused` will be refused again. */
async function deliver(report: Beacon | { open: string }): Promise<Outcome> {
  try {
    const response = await fetch(address, {
      method: "POST",
      keepalive: true,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(report),
    });
    if (response.status === 429 || response.status >= 500) return { kind: "lost" };
    if (!response.ok || response.redirected) return { kind: "refused" };
    const { watchedPercent = null } = (await response.json()) as { watchedPercent?: number | null };
    return { kind: "counted", percent: watchedPercent };
  } catch {
    return { kind: "lost" };
  }
}
