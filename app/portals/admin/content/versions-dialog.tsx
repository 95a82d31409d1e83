import { Form, useLocation, useNavigate, useNavigation } from "@remix-run/react";
import type { OutputOf } from "../../../../worker/kernel/verb";
import type { listVersions, MediaFile } from "../../../../worker/modules/media";
import { adminFiles } from "../../../../worker/words/admin-files";
import { formatBytes } from "../../../../worker/words/format";
import { shell } from "../../../../worker/words/shell";
import { useRefusal } from "../../../forms";
import { useReader, useWords } from "../../../locale";
import { Button, ButtonLink, Dialog, FormError, Status, stackClass } from "../../../ui";
import { UploadField } from "../../instructor/upload/upload-field";
import { ActButton, type RefusedAct } from "../../shared/act-dialog";
import { searchWith } from "../../shared/address";

type Version = OutputOf<typeof listVersions>["items"][number];

/** A file's versions, each to be opened or brought back, and a place for the next. */
export function VersionsDialog({
  file,
  versions,
  refused,
}: {
  file: MediaFile;
  versions: readonly Version[];
  refused: RefusedAct | undefined;
}) {
  const t = useWords(adminFiles);
  const common = useWords(shell);
  const { locale } = useReader();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const refusal = useRefusal(refused);
  const pending = useNavigation().formData?.get("_do") === "replace";
  const close = () => navigate(pathname + searchWith(search, {}), { replace: true, preventScrollReset: true });
  return (
    <Dialog
      id="dialog-versions"
      title={t("versions_of", { name: file.filename })}
      description={t("versions_text")}
      closeLabel={common("cancel")}
      size="wide"
      open
      onClose={close}
    >
      {refusal.message ? <FormError title={refusal.message} /> : null}
      <Form method="post" className={stackClass}>
        <input type="hidden" name="_do" value="replace" />
        <input type="hidden" name="uuid" value={file.uuid} />
        <UploadField name="withUuid" kind={file.kind} label={t("new_version")} current={null} value="" error={null} />
        <div>
          <Button type="submit" variant="primary" pending={pending}>
            {t("replace")}
          </Button>
        </div>
      </Form>
      {versions.length === 0 ? (
        <p className="text-sm text-ink-muted">{t("versions_none")}</p>
      ) : (
        <ul className="grid gap-3">
          {versions.map((one) => (
            <li key={one.version} className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg bg-sunken p-3">
              <span className="grid min-w-48 flex-1 gap-0.5 text-sm">
                <span className="flex flex-wrap items-center gap-2 font-medium">
                  {t("version", { number: one.version })}
                  {one.isCurrent ? <Status tone="success">{t("version_current")}</Status> : null}
                </span>
                <bdi className="break-all">{one.filename}</bdi>
                <span className="text-ink-faint">
                  {t("version_by", { size: formatBytes(one.sizeBytes, locale), name: one.addedBy })}
                </span>
              </span>
              <ButtonLink href={one.url} target="_blank" rel="noopener" size="sm" variant="quiet" icon="external">
                {t("open")}
                <span className="sr-only"> ({t("new_tab")})</span>
              </ButtonLink>
              {one.isCurrent ? null : (
                <ActButton
                  act="restore"
                  fields={{ uuid: file.uuid, version: String(one.version) }}
                  icon="history"
                  aria-label={t("restore_of", { number: one.version })}
                >
                  {t("restore")}
                </ActButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
