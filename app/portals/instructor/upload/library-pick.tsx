import { useState } from "react";
import type { ErrorCode } from "../../../../worker/kernel/errors";
import type { MediaFile, MediaKind } from "../../../../worker/modules/media";
import { errors } from "../../../../worker/words/errors";
import { upload } from "../../../../worker/words/upload";
import { useWords } from "../../../locale";
import { Button, FieldError, Select } from "../../../ui";
import { ask, UploadRefused } from "./send-file";

interface LibraryPickProps {
  id: string;
  kind: MediaKind;
  onPick: (file: MediaFile) => void;
}

/** A file that is there already, instead of a new one: one's own of the same kind, the newest first. Asked for when it is wanted. */
export function LibraryPick({ id, kind, onPick }: LibraryPickProps) {
  const t = useWords(upload);
  const say = useWords(errors);
  const [files, setFiles] = useState<MediaFile[] | null>(null);
  const [code, setCode] = useState<ErrorCode | null>(null);
  async function open() {
    try {
      const { items } = await ask<{ items: MediaFile[] }>(`/api/v1/me/media?kind=${kind}&limit=50`, {});
      setFiles(items.filter(({ status }) => status !== "receiving"));
      setCode(null);
    } catch (error) {
      if (!(error instanceof UploadRefused) && !(error instanceof TypeError)) throw error;
      setCode(error instanceof UploadRefused ? error.code : "unavailable");
    }
  }
  return (
    <div className="grid gap-2 noscript:hidden">
      {files === null ? (
        <div>
          <Button size="sm" variant="quiet" icon="grid" onClick={() => void open()}>
            {t("from_library")}
          </Button>
        </div>
      ) : files.length === 0 ? (
        <p className="text-sm text-ink-muted">{t("library_empty")}</p>
      ) : (
        <Select
          id={`${id}-library`}
          name={`_${id}-library`}
          label={t("library_choice")}
          emptyLabel="—"
          defaultValue=""
          options={files.map(({ uuid, filename }) => ({ value: uuid, label: filename }))}
          onChange={(event) => {
            const chosen = files.find(({ uuid }) => uuid === event.currentTarget.value);
            if (chosen) onPick(chosen);
          }}
        />
      )}
      {code ? <FieldError id={`${id}-library-refused`}>{say(code)}</FieldError> : null}
    </div>
  );
}
