import { useEffect, useRef, useState } from "react";
import type { ErrorCode } from "../../../../worker/kernel/errors";
import type { MediaKind } from "../../../../worker/modules/media";
import { maxBytesOf } from "./accepted";
import { ask, sendFile, UploadRefused } from "./send-file";
import { forget, recall } from "./unfinished";

export interface Sending {
  id: string;
  file: File;
  kind: MediaKind;
  /** `code` null while stopped: by hand or without a connection; what has arrived stays. */
  step: "waiting" | "sending" | "stopped" | "refused" | "done";
  bytes: number;
  code: ErrorCode | null;
  /** Stopped by hand: it does not go on by itself when the connection is back. */
  held?: boolean;
}

/** At once: more would only share the same line. */
const atOnce = 2;
const filesMax = 50;

/** Several files on their way, each to be stopped, gone on with or given up by itself. */
export function useUploads(onDone: () => void) {
  const [items, setItems] = useState<Sending[]>([]);
  const running = useRef(new Map<string, AbortController>());
  const change = (id: string, to: Partial<Sending>) =>
    setItems((now) => now.map((item) => (item.id === id ? { ...item, ...to } : item)));

  async function send({ id, file, kind }: Sending) {
    const controller = new AbortController();
    running.current.set(id, controller);
    change(id, { step: "sending", code: null });
    try {
      const onProgress = (bytes: number) => controller.signal.aborted || change(id, { bytes });
      const { sizeBytes } = await sendFile({ file, kind, signal: controller.signal, onProgress });
      // A picture without its metadata is a little smaller than the file.
      change(id, { step: "done", bytes: Math.max(sizeBytes, file.size) });
      onDone();
    } catch (error) {
      if (error instanceof UploadRefused) change(id, { step: "refused", code: error.code });
      else if (controller.signal.aborted) change(id, { step: "stopped", held: true });
      else if (error instanceof TypeError) change(id, { step: "stopped", held: false });
      else throw error;
    } finally {
      running.current.delete(id);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what waits is started by the list alone
  useEffect(() => {
    const free = atOnce - running.current.size;
    for (const item of items.filter(({ step, id }) => step === "waiting" && !running.current.has(id)).slice(0, free))
      void send(item);
  }, [items]);
  useEffect(() => {
    const resume = () =>
      setItems((now) =>
        now.map((item) => (item.step === "stopped" && !item.held ? { ...item, step: "waiting" } : item)),
      );
    window.addEventListener("online", resume);
    const { current } = running;
    return () => {
      window.removeEventListener("online", resume);
      for (const controller of current.values()) controller.abort();
    };
  }, []);

  return {
    items,
    add(files: readonly Pick<Sending, "file" | "kind">[]) {
      const added = files.map(({ file, kind }, i): Sending => {
        const item = { id: crypto.randomUUID(), file, kind, bytes: 0 };
        if (i >= filesMax) return { ...item, step: "refused", code: "too_many_uploads" };
        if (file.size > maxBytesOf(kind)) return { ...item, step: "refused", code: "too_large" };
        return { ...item, step: "waiting", code: null };
      });
      setItems((now) => [...now, ...added]);
    },
    stop: (id: string) => running.current.get(id)?.abort(),
    goOn: (id: string) => change(id, { step: "waiting", code: null, held: false }),
    /** Gives a file up: what has arrived of it is removed. */
    async giveUp({ id, file, kind }: Sending) {
      running.current.get(id)?.abort();
      const known = recall(file, kind);
      setItems((now) => now.filter((item) => item.id !== id));
      if (known) await discardUpload(known.key, known.uuid);
    },
  };
}

/** Removes what has arrived of an upload; one that is gone already needs no removing. */
export async function discardUpload(key: string, uuid: string): Promise<void> {
  forget(key);
  try {
    await ask(`/api/v1/media/${uuid}`, { method: "DELETE" });
  } catch (error) {
    // Without a connection it is cleaned away after a day.
    if (!(error instanceof UploadRefused) && !(error instanceof TypeError)) throw error;
  }
}
