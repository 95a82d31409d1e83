import { useEffect, useRef, useState } from "react";

export type Recording =
  | { is: "idle" }
  | { is: "asking" }
  | { is: "recording"; seconds: number }
  /** To be listened to, sent or thrown away. */
  | { is: "done"; file: File; url: string; seconds: number; isFull: boolean }
  | { is: "refused"; why: "refused" | "none" | "unsupported" | "failed" };

/** The longest voice message, in seconds. */
const longest = 300;
/** What browsers can write and the server takes, the smallest first. */
const containers = [
  { mimeType: "audio/webm;codecs=opus", ending: "webm" },
  { mimeType: "audio/ogg;codecs=opus", ending: "ogg" },
  { mimeType: "audio/mp4", ending: "m4a" },
];

/** Records from the microphone, which is let go of as soon as there is nothing to record. */
export function useRecorder() {
  const [recording, set] = useState<Recording>({ is: "idle" });
  const recorder = useRef<MediaRecorder | null>(null);
  const made = useRef<string | null>(null);
  const isWanted = useRef(true);

  const forget = () => {
    if (made.current) URL.revokeObjectURL(made.current);
    made.current = null;
  };
  useEffect(
    () => () => {
      isWanted.current = false;
      recorder.current?.stop();
      if (made.current) URL.revokeObjectURL(made.current);
    },
    [],
  );

  async function start() {
    forget();
    const container = containers.find(({ mimeType }) => globalThis.MediaRecorder?.isTypeSupported(mimeType));
    if (!container || !navigator.mediaDevices) return set({ is: "refused", why: "unsupported" });
    set({ is: "asking" });
    isWanted.current = true;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (isWanted.current) record(stream, container);
      else for (const track of stream.getTracks()) track.stop();
    } catch (error) {
      const name = error instanceof DOMException ? error.name : "";
      set({
        is: "refused",
        why: name === "NotAllowedError" ? "refused" : name === "NotFoundError" ? "none" : "failed",
      });
    }
  }

  function record(stream: MediaStream, { mimeType, ending }: (typeof containers)[number]) {
    const running = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 });
    recorder.current = running;
    const pieces: Blob[] = [];
    const begun = performance.now();
    const secondsNow = () => (performance.now() - begun) / 1000;
    const clock = setInterval(() => {
      if (secondsNow() >= longest) running.stop();
      else set({ is: "recording", seconds: secondsNow() });
    }, 200);
    running.ondataavailable = ({ data }) => pieces.push(data);
    running.onstop = () => {
      clearInterval(clock);
      for (const track of stream.getTracks()) track.stop();
      recorder.current = null;
      if (!isWanted.current) return;
      const seconds = Math.min(longest, secondsNow());
      const type = mimeType.split(";")[0] ?? mimeType;
      const file = new File(pieces, `voice-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}.${ending}`, {
        type,
      });
      if (file.size === 0) return set({ is: "refused", why: "failed" });
      made.current = URL.createObjectURL(file);
      set({ is: "done", file, url: made.current, seconds: Math.round(seconds * 10) / 10, isFull: seconds >= longest });
    };
    running.start();
    set({ is: "recording", seconds: 0 });
  }

  return {
    recording,
    start: () => void start(),
    stop: () => recorder.current?.stop(),
    /** Throws away what is recorded, or being recorded. */
    cancel() {
      isWanted.current = false;
      recorder.current?.stop();
      forget();
      set({ is: "idle" });
    },
  };
}
export type Recorder = ReturnType<typeof useRecorder>;
