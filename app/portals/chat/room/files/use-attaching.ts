import { useCallback, useEffect, useRef, useState } from "react";
import { limits } from "../../../../../durable-objects/chat-room/protocol";
import type { Attachment } from "../../../../../durable-objects/chat-room/protocol-events";
import type { ErrorCode } from "../../../../../worker/kernel/errors";
import { maxBytesOf } from "../../../instructor/upload/accepted";
import { ask, sendFile, UploadRefused } from "../../../instructor/upload/send-file";
import { useRoomUi } from "../room-ui";
import { isTaken, typed } from "./types";

/** A file that the next message is to carry. */
export interface Attaching {
  id: string;
  file: File;
  kind: "chat_file" | "chat_voice";
  /** `stopped`: without a connection; what has arrived stays. `ready`: the room has it, and waits for the message. */
  step: "waiting" | "sending" | "stopped" | "refused" | "ready";
  bytes: number;
  code: ErrorCode | null;
  /** Of a recording. */
  seconds?: number;
  mediaUuid: string | null;
  carried: Attachment | null;
}

/** At once: more would only share the same line. */
const atOnce = 2;

/** Files on their way into the room, each to be taken away or tried again by itself. */
export function useAttaching() {
  const { kind, uuid } = useRoomUi();
  const [items, setItems] = useState<readonly Attaching[]>([]);
  const running = useRef(new Map<string, AbortController>());
  const change = useCallback(
    (id: string, to: Partial<Attaching>) =>
      setItems((now) => now.map((item) => (item.id === id ? { ...item, ...to } : item))),
    [],
  );
  /** Gives an upload to the room; again with what a picture shows. */
  const offer = useCallback(
    (mediaUuid: string, about: { seconds?: number; alt?: string }) =>
      ask<Attachment>(`/api/v1/chat/rooms/${kind}/${uuid}/files`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ mediaUuid, ...about }),
      }),
    [kind, uuid],
  );

  /** Does one step of an item, and says what became of it. */
  const attempt = useCallback(
    async (id: string, work: (signal: AbortSignal) => Promise<Partial<Attaching>>) => {
      const controller = new AbortController();
      running.current.set(id, controller);
      change(id, { step: "sending", code: null });
      try {
        change(id, { ...(await work(controller.signal)), step: "ready" });
      } catch (error) {
        if (controller.signal.aborted) return;
        if (error instanceof UploadRefused) change(id, { step: "refused", code: error.code });
        else if (error instanceof TypeError) change(id, { step: "stopped" });
        else throw error;
      } finally {
        running.current.delete(id);
        // Whoever waits for a free place looks again.
        setItems((now) => [...now]);
      }
    },
    [change],
  );

  useEffect(() => {
    const waiting = items.filter(({ step, id }) => step === "waiting" && !running.current.has(id));
    for (const { id, file, kind: as, seconds, mediaUuid } of waiting.slice(0, atOnce - running.current.size))
      void attempt(id, async (signal) => {
        const onProgress = (bytes: number) => signal.aborted || change(id, { bytes });
        const whole = mediaUuid ?? (await sendFile({ file, kind: as, signal, onProgress })).uuid;
        change(id, { mediaUuid: whole, bytes: file.size });
        return { carried: await offer(whole, seconds === undefined ? {} : { seconds }) };
      });
  }, [items, attempt, offer, change]);
  useEffect(() => {
    const resume = () =>
      setItems((now) => now.map((item) => (item.step === "stopped" ? { ...item, step: "waiting" } : item)));
    window.addEventListener("online", resume);
    const { current } = running;
    return () => {
      window.removeEventListener("online", resume);
      for (const controller of current.values()) controller.abort();
    };
  }, []);

  const [tooMany, setTooMany] = useState(false);
  return {
    items,
    /** More were chosen than a message carries: the last ones were left out. */
    tooMany,
    add(files: readonly File[], recording?: { seconds: number }) {
      const free = limits.files - items.length;
      setTooMany(files.length > free);
      const added = files.slice(0, free).map((chosen): Attaching => {
        const file = recording ? chosen : typed(chosen);
        const as = recording ? "chat_voice" : "chat_file";
        const item = {
          id: crypto.randomUUID(),
          file,
          kind: as,
          bytes: 0,
          mediaUuid: null,
          carried: null,
          ...recording,
        } as const;
        if (file.size > maxBytesOf(as)) return { ...item, step: "refused", code: "too_large" };
        if (!recording && !isTaken(file)) return { ...item, step: "refused", code: "unsupported_type" };
        return { ...item, step: "waiting", code: null };
      });
      if (added.length > 0) setItems((now) => [...now, ...added]);
    },
    remove(id: string) {
      running.current.get(id)?.abort();
      setTooMany(false);
      setItems((now) => now.filter((item) => item.id !== id));
    },
    again: (id: string) => change(id, { step: "waiting", code: null }),
    /** Says what a picture shows. */
    describe({ id, mediaUuid, carried }: Attaching, alt: string) {
      if (!mediaUuid || (carried?.alt ?? "") === alt.trim()) return;
      void attempt(id, async () => ({ carried: await offer(mediaUuid, { alt }) }));
    },
    /** They have gone with a message. */
    clear() {
      setTooMany(false);
      setItems([]);
    },
  };
}
export type AttachingFiles = ReturnType<typeof useAttaching>;
