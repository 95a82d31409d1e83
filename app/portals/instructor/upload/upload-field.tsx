import { useState } from "react";
import type { MediaKind } from "../../../../worker/modules/media";
import { formatBytes } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { upload } from "../../../../worker/words/upload";
import { useReader, useWords } from "../../../locale";
import { Button, FileField, Icon } from "../../../ui";
import { CropDialog } from "../../shared/crop/crop-dialog";
import { acceptOf, cropOf, limitOf } from "./accepted";
import { AltFields } from "./alt-fields";
import { LibraryPick } from "./library-pick";
import { UploadProgress } from "./upload-progress";
import { useUpload } from "./use-upload";

interface UploadFieldProps {
  /** Of the hidden field that carries the file's uuid. */
  name: string;
  kind: MediaKind;
  label: string;
  hint?: string;
  optional?: boolean;
  /** The file that is there already. */
  current: { uuid: string; filename: string } | null;
  /** The uuid to begin with: the one that is there, or one uploaded before a refusal. */
  value: string;
  error: string | null;
  onFile?: (file: File) => void;
  /** What to say when it is there; else that the form is to be saved. */
  done?: string;
  /** The form around it asks itself what a picture shows. */
  isDescribedElsewhere?: boolean;
}

/** A file that goes up in parts, at once when it is chosen; the form then sends its uuid. Needs scripts, and says so. */
export function UploadField({
  name,
  kind,
  label,
  hint,
  optional,
  current,
  value,
  error,
  onFile,
  done,
  isDescribedElsewhere,
}: UploadFieldProps) {
  const t = useWords(upload);
  const common = useWords(shell);
  const { locale } = useReader();
  const [held, setHeld] = useState({ uuid: value, filename: value && value === current?.uuid ? current.filename : "" });
  const { state, send, stop } = useUpload(kind, (media) => setHeld({ uuid: media.uuid, filename: media.filename }));
  const [cropped, setCropped] = useState<File | null>(null);
  const window = cropOf[kind];
  const isDescribed = !isDescribedElsewhere && state.step === "done" && state.media.width !== null;
  const id = `upload-${name.replace(/[^a-zA-Z0-9]/g, "-")}`;
  return (
    <div className="grid gap-2">
      <input type="hidden" name={name} value={held.uuid} />
      <FileField
        id={id}
        name={`_${id}`}
        label={label}
        hint={[hint, limitOf(kind, (bytes) => t("limit", { size: formatBytes(bytes, locale) }))]
          .filter(Boolean)
          .join(" ")}
        {...(optional ? { optional: common("optional") } : {})}
        prompt={t(held.uuid ? "choose_other" : "choose")}
        accept={acceptOf(kind)}
        error={error}
        disabled={state.step === "sending"}
        className="noscript:hidden"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // Else the form would carry the whole file a second time.
          event.currentTarget.value = "";
          if (!file) return;
          onFile?.(file);
          if (window) setCropped(file);
          else void send(file);
        }}
      />
      <noscript>
        <p className="text-sm text-warning-ink">{t("needs_scripts")}</p>
      </noscript>
      {held.uuid && state.step !== "sending" ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <Icon name="check-circle" size={16} className="text-success-ink" />
          <bdi className="min-w-0 break-all">{held.filename || t("uploaded")}</bdi>
          {optional ? (
            <Button variant="quiet" size="sm" icon="close" onClick={() => setHeld({ uuid: "", filename: "" })}>
              {t("take_away")}
            </Button>
          ) : null}
        </p>
      ) : null}
      {state.step === "sending" ? null : (
        <LibraryPick id={id} kind={kind} onPick={({ uuid, filename }) => setHeld({ uuid, filename })} />
      )}
      <UploadProgress id={id} state={state} stop={stop} send={(file) => void send(file)} {...(done ? { done } : {})} />
      {isDescribed && held.uuid ? <AltFields key={held.uuid} id={id} uuid={held.uuid} /> : null}
      {cropped && window ? (
        <CropDialog
          file={cropped}
          ratio={window.ratio}
          widest={window.width}
          onDone={(picture) => {
            setCropped(null);
            if (picture) void send(picture);
          }}
        />
      ) : null}
    </div>
  );
}
