import { type ClipboardEvent, useEffect, useRef, useState } from "react";
import { chatFiles } from "../../../../../worker/words/chat-files";
import { useWords } from "../../../../locale";
import { IconButton } from "../../../../ui";
import { acceptOf } from "../../../instructor/upload/accepted";

/** Opens the device's own way to choose files; on a phone that is its camera and its pictures too. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useWords(chatFiles);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton icon="clip" label={t("attach")} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("attach")}
        accept={acceptOf("chat_file")}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen once more.
          event.currentTarget.value = "";
          onFiles(files);
        }}
      />
    </>
  );
}

/** Files that are pasted; words beside them stay words. */
export function pastedFiles(event: ClipboardEvent, onFiles: (files: File[]) => void): void {
  const files = [...event.clipboardData.files];
  if (files.length === 0) return;
  event.preventDefault();
  onFiles(files);
}

/** Files that are dropped anywhere on the page; true while some are held over it. Fields that take files themselves keep theirs. */
export function useDroppedFiles(onFiles: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    const isOurs = ({ dataTransfer, target }: DragEvent) =>
      dataTransfer?.types.includes("Files") && !(target instanceof HTMLInputElement && target.type === "file");
    const over = (event: DragEvent) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!isOurs(event)) return;
      event.preventDefault();
      take.current([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("drop", drop);
    };
  }, []);
  return isOver;
}
