import type { MediaFile, MediaKind } from "../../../../worker/modules/media";
import { admin } from "../../../../worker/words/admin";
import { adminFiles } from "../../../../worker/words/admin-files";
import { formatRelative } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { ButtonLink, Icon, type IconName, pictureAt, Status } from "../../../ui";
import { DialogLink } from "../../shared/act-dialog";

export const fileKinds = [
  "course_cover",
  "lesson_video",
  "lesson_captions",
  "lesson_document",
  "lesson_image",
  "question_media",
  "course_material",
  "profile_picture",
] as const satisfies readonly MediaKind[];

const icons: Partial<Record<MediaKind, IconName>> = { lesson_video: "video", question_media: "quiz" };

/** A file by its name, with a small picture of it where it is one. */
export function FileName({ file }: { file: MediaFile }) {
  const t = useWords(adminFiles);
  const { locale } = useReader();
  const described = file.altText[locale] || file.altText.en || file.altText.ar;
  const isPicture = /^image\/(jpeg|png|webp)$/.test(file.mimeType) && file.url !== null;
  return (
    <span className="flex min-w-0 items-center gap-3">
      <span className="grid size-12 shrink-0 place-items-center overflow-hidden rounded-md bg-sunken text-ink-faint">
        {isPicture ? (
          <img
            src={pictureAt(file.url ?? "", 160)}
            alt={described ?? ""}
            width={48}
            height={48}
            className="size-full object-cover"
            loading="lazy"
            decoding="async"
          />
        ) : (
          <Icon name={icons[file.kind] ?? "file"} />
        )}
      </span>
      <span className="grid min-w-0 gap-0.5">
        <bdi className="break-all">{file.filename}</bdi>
        {file.width && file.height ? (
          <span className="text-xs font-normal text-ink-faint">
            {t("pixels", { width: file.width, height: file.height })}
          </span>
        ) : null}
        {described ? <bdi className="max-w-[36ch] truncate text-xs font-normal text-ink-faint">{described}</bdi> : null}
      </span>
    </span>
  );
}

/** Whether something uses the file, and if not, until when it waits. */
export function FileState({ file, now }: { file: MediaFile; now: string }) {
  const t = useWords(adminFiles);
  const { locale } = useReader();
  if (file.status === "attached") return <Status tone="success">{t("state_attached")}</Status>;
  if (file.status === "receiving") return <Status tone="info">{t("state_receiving")}</Status>;
  const when = file.expiresAt ? formatRelative(file.expiresAt, now, locale) : "";
  return <span className="text-sm text-warning-ink">{t("state_temporary", { when })}</span>;
}

export function FileActs({ file }: { file: MediaFile }) {
  const t = useWords(adminFiles);
  const common = useWords(admin);
  const name = file.filename;
  return (
    <span className="flex flex-wrap items-center justify-end gap-1">
      {file.url ? (
        <ButtonLink
          href={file.url}
          target="_blank"
          rel="noopener"
          variant="quiet"
          size="sm"
          icon="external"
          aria-label={`${t("open")}: ${name} (${t("new_tab")})`}
        >
          {t("open")}
        </ButtonLink>
      ) : null}
      <DialogLink dialog="edit" of={file.uuid} variant="quiet" aria-label={common("edit_of", { name })}>
        {common("edit")}
      </DialogLink>
      {file.status === "receiving" || file.kind === "course_cover" || file.kind === "profile_picture" ? null : (
        <DialogLink dialog="versions" of={file.uuid} variant="quiet" aria-label={t("versions_of", { name })}>
          {t("versions")}
        </DialogLink>
      )}
      <DialogLink dialog="delete" of={file.uuid} variant="quiet" aria-label={common("delete_of", { name })}>
        {common("delete")}
      </DialogLink>
    </span>
  );
}
