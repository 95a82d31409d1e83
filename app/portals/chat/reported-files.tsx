import { chatFiles } from "../../../worker/words/chat-files";
import { useWords } from "../../locale";
import { Icon, Link } from "../../ui";

interface ReportedFile {
  kind: "image" | "file" | "voice";
  name: string;
  /** Null for what is gone. */
  url: string | null;
}

/** What a message carried, to be judged with it. */
export function ReportedFiles({ files }: { files: readonly ReportedFile[] }) {
  const t = useWords(chatFiles);
  if (files.length === 0) return null;
  return (
    <ul className="mt-1 grid justify-items-start gap-1">
      {files.map(({ kind, name, url }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
        <li key={index} className="flex items-center gap-2">
          <Icon name={kind === "voice" ? "mic" : kind === "image" ? "image" : "file"} size={16} />
          {url ? (
            <Link href={url} target="_blank" rel="noreferrer">
              <bdi>{kind === "voice" ? t("voice") : name}</bdi>
            </Link>
          ) : (
            <span className="text-ink-faint">
              <bdi>{name}</bdi> — {t("gone")}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
