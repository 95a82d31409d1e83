import { errors } from "../../../../worker/words/errors";
import { formatPercent } from "../../../../worker/words/format";
import { upload } from "../../../../worker/words/upload";
import { useReader, useWords } from "../../../locale";
import { Button, FieldError, ProgressBar } from "../../../ui";
import type { UploadState } from "./use-upload";

interface UploadProgressProps {
  id: string;
  state: UploadState;
  stop: () => void;
  send: (file: File) => void;
  /** What to say when it is there. */
  done?: string;
}

/** How far a file is, and what to do when it stops. */
export function UploadProgress({ id, state, stop, send, done }: UploadProgressProps) {
  const t = useWords(upload);
  const say = useWords(errors);
  const { locale } = useReader();
  const sized =
    state.step === "sending" || state.step === "stopped" ? { bytes: state.bytes, size: state.file.size } : null;
  return (
    <>
      {sized ? (
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-48 flex-1">
            <ProgressBar
              label={t("sending")}
              value={sized.bytes}
              max={sized.size}
              text={formatPercent((sized.bytes / sized.size) * 100, locale)}
            />
          </div>
          {state.step === "sending" ? (
            <Button size="sm" onClick={stop}>
              {t("stop")}
            </Button>
          ) : state.step === "stopped" ? (
            <Button size="sm" icon="refresh" onClick={() => send(state.file)}>
              {t("go_on")}
            </Button>
          ) : null}
        </div>
      ) : null}
      <div role="status" className="text-sm text-ink-muted">
        {state.step === "done" ? (done ?? t("done")) : state.step === "stopped" && !state.code ? t("stopped") : null}
      </div>
      {state.step === "stopped" && state.code ? <FieldError id={`${id}-refused`}>{say(state.code)}</FieldError> : null}
    </>
  );
}
