import type { Locale } from "../../../worker/kernel/columns";
import type { DemoScene } from "../types";

/** Seconds of a drawn video: its scenes follow each other without a gap. */
export const secondsOf = (scenes: readonly DemoScene[]): number =>
  scenes.reduce((sum, scene) => sum + scene.seconds, 0);

/** WebVTT with one cue a scene; a moment of silence between two cues lets a reader see that the text has changed. */
export function captionsOf(scenes: readonly DemoScene[], locale: Locale): string {
  let start = 0;
  const cues = scenes.map(({ seconds, caption }, index) => {
    const cue = `${index + 1}\n${stamp(start)} --> ${stamp(start + seconds - 0.1)}\n${caption[locale]}\n`;
    start += seconds;
    return cue;
  });
  return `WEBVTT\n\n${cues.join("\n")}`;
}

function stamp(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23);
}
