import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { MediaKind } from "../../../../worker/modules/media";
import { adminFiles } from "../../../../worker/words/admin-files";
import { errors } from "../../../../worker/words/errors";
import { formatBytes, formatPercent } from "../../../../worker/words/format";
import { upload } from "../../../../worker/words/upload";
import { useReader, useWords } from "../../../locale";
import { Button, FieldError, FileField, Icon, ProgressBar, Select } from "../../../ui";
import { acceptOf, limitOf } from "./accepted";
import { type Unfinished, unfinished } from "./unfinished";
import { discardUpload, type Sending, useUploads } from "./use-uploads";

/** Several files at once into the library. Each shows how far it is, and can be stopped, gone on with or given up. */
export function BulkUpload({ kinds }: { kinds: readonly MediaKind[] }) {
  const t = useWords(upload);
  const names = useWords(adminFiles);
  const { locale } = useReader();
  const revalidator = useRevalidator();
  const [kind, setKind] = useState<MediaKind>(kinds[0] ?? "course_material");
  const { items, add, stop, goOn, giveUp } = useUploads(() => revalidator.revalidate());
  const [left, setLeft] = useState<Unfinished[]>([]);
  const busy = items.filter(({ step }) => step === "sending" || step === "waiting").length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up again whenever one ends
  useEffect(() => setLeft(unfinished().filter((one) => kinds.includes(one.kind))), [busy, items.length]);
  const waiting = left.filter((one) => !items.some(({ file, kind }) => isOf(one, file, kind)));
  return (
    <section aria-label={t("bulk_title")} className="mb-8 grid gap-4 noscript:hidden">
      <div className="grid items-start gap-4 sm:grid-cols-[minmax(12rem,16rem)_1fr]">
        <Select
          name="_bulk_kind"
          label={t("bulk_kind")}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as MediaKind)}
          options={kinds.map((value) => ({ value, label: names(`kind_${value}`) }))}
        />
        <FileField
          id="bulk-files"
          name="_bulk_files"
          label={t("bulk_files")}
          hint={`${limitOf(kind, (bytes) => t("limit", { size: formatBytes(bytes, locale) }))} ${t("bulk_hint")}`}
          prompt={t("choose_many")}
          accept={acceptOf(kind)}
          multiple
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = "";
            // What was begun before goes on as what it was begun for.
            add(files.map((file) => ({ file, kind: left.find((one) => isOf(one, file, one.kind))?.kind ?? kind })));
          }}
        />
      </div>
      {items.length > 0 ? (
        <ul aria-label={t("bulk_list")} className="grid gap-3">
          {items.map((item) => (
            <Row key={item.id} item={item} stop={stop} goOn={goOn} giveUp={giveUp} />
          ))}
        </ul>
      ) : null}
      {waiting.length > 0 ? (
        <ul aria-label={t("unfinished")} className="grid gap-3">
          {waiting.map((one) => (
            <li
              key={one.key}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg bg-info-tint p-3 text-sm"
            >
              <span className="min-w-0 flex-1 text-info-ink">
                <bdi className="break-all font-medium">{one.name}</bdi> — {t("unfinished_text")}
              </span>
              <Button
                size="sm"
                aria-label={`${t("give_up")}: ${one.name}`}
                onClick={() => {
                  setLeft((now) => now.filter(({ key }) => key !== one.key));
                  void discardUpload(one.key, one.uuid);
                }}
              >
                {t("give_up")}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

const isOf = (one: Unfinished, file: File, kind: MediaKind) =>
  one.kind === kind && one.name === file.name && one.size === file.size && one.lastModified === file.lastModified;

interface RowProps {
  item: Sending;
  stop: (id: string) => void;
  goOn: (id: string) => void;
  giveUp: (item: Sending) => void;
}

function Row({ item, stop, goOn, giveUp }: RowProps) {
  const t = useWords(upload);
  const say = useWords(errors);
  const { locale } = useReader();
  const { id, file, step, bytes, code } = item;
  const of = (act: string) => `${act}: ${file.name}`;
  return (
    <li className="grid gap-1.5 rounded-lg bg-sunken p-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="min-w-48 flex-1">
          {step === "done" || step === "refused" ? (
            <span className="flex items-center gap-2 text-sm">
              {step === "done" ? <Icon name="check-circle" size={16} className="text-success-ink" /> : null}
              <bdi className="min-w-0 break-all">{file.name}</bdi>
            </span>
          ) : (
            <ProgressBar
              label={file.name}
              value={bytes}
              max={file.size}
              text={formatPercent(file.size > 0 ? (bytes / file.size) * 100 : 0, locale)}
            />
          )}
        </span>
        {step === "sending" ? (
          <Button size="sm" aria-label={of(t("stop"))} onClick={() => stop(id)}>
            {t("stop")}
          </Button>
        ) : null}
        {step === "stopped" ? (
          <Button size="sm" icon="refresh" aria-label={of(t("go_on"))} onClick={() => goOn(id)}>
            {t("go_on")}
          </Button>
        ) : null}
        {step === "refused" && code !== "too_large" ? (
          <Button size="sm" icon="refresh" aria-label={of(t("again"))} onClick={() => goOn(id)}>
            {t("again")}
          </Button>
        ) : null}
        {step === "done" ? null : (
          <Button size="sm" variant="quiet" icon="close" aria-label={of(t("give_up"))} onClick={() => giveUp(item)}>
            {t("give_up")}
          </Button>
        )}
      </div>
      <div role="status" className="text-sm text-ink-muted">
        {step === "done" ? t("bulk_done") : step === "stopped" ? t(item.held ? "held" : "offline") : null}
      </div>
      {step === "refused" && code ? <FieldError id={`refused-${id}`}>{say(code)}</FieldError> : null}
    </li>
  );
}
