import { useEffect, useRef, useState } from "react";
import type { ErrorCode } from "../../../../worker/kernel/errors";
import type { MediaFile, MediaKind } from "../../../../worker/modules/media";
import { sendFile, UploadRefused } from "./send-file";

export type UploadState =
  | { step: "idle" }
  | { step: "sending"; file: File; bytes: number }
  /** `code` null: the connection is gone; what has arrived stays, and sending goes on from there. */
  | { step: "stopped"; file: File; bytes: number; code: ErrorCode | null }
  | { step: "done"; media: MediaFile };

/** One file on its way, to be stopped and gone on with. */
export function useUpload(kind: MediaKind, onDone: (media: MediaFile) => void) {
  const [state, setState] = useState<UploadState>({ step: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  async function send(file: File) {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    let bytes = 0;
    setState({ step: "sending", file, bytes });
    try {
      const media = await sendFile({
        file,
        kind,
        signal: controller.signal,
        onProgress(now) {
          bytes = now;
          if (!controller.signal.aborted) setState({ step: "sending", file, bytes });
        },
      });
      setState({ step: "done", media });
      onDone(media);
    } catch (error) {
      if (controller.signal.aborted) {
        // Stopped by hand, not replaced by another file.
        if (running.current === controller) setState({ step: "stopped", file, bytes, code: null });
        return;
      }
      if (!(error instanceof UploadRefused) && !(error instanceof TypeError)) throw error;
      setState({ step: "stopped", file, bytes, code: error instanceof UploadRefused ? error.code : null });
    }
  }
  return { state, send, stop: () => running.current?.abort() };
}
