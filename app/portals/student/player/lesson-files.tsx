import { formatBytes } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { useReader, useWords } from "../../../locale";
import { Button, ButtonLink } from "../../../ui";
import { materialsHref } from "../addresses";
import type { ItemView } from "./lesson-view";

type Of<K extends ItemView["kind"]> = Extract<ItemView, { kind: K }>;

/** Another site's page: it may run, but neither lead this page away nor reach it. */
export const Frame = ({ url, title, tall }: { url: string; title: string; tall?: boolean }) => (
  <iframe
    src={url}
    title={title}
    loading="lazy"
    allow="fullscreen; picture-in-picture; encrypted-media"
    referrerPolicy="strict-origin-when-cross-origin"
    sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation"
    className={`w-full rounded-xl bg-sunken ${tall ? "h-[calc(100dvh-16rem)] min-h-96" : "aspect-video"}`}
  />
);

export function NewTab({ href, label }: { href: string; label: string }) {
  const t = useWords(player);
  return (
    <ButtonLink href={href} target="_blank" rel="noopener" iconEnd="external">
      {label}
      <span className="sr-only"> ({t("new_tab")})</span>
    </ButtonLink>
  );
}

export function Outside({ item }: { item: Of<"link"> }) {
  const t = useWords(player);
  return (
    <div className="grid justify-items-start gap-3 rounded-xl bg-sunken p-5">
      <p>{t("link_text")}</p>
      <NewTab href={item.url} label={t("link_open", { host: item.host })} />
    </div>
  );
}

/** In the page where there is room; phones show documents in a tab of their own, and do not fetch what they hide. */
export function Document({ item, course }: { item: Of<"document">; course: string }) {
  const t = useWords(player);
  const { locale } = useReader();
  return (
    <>
      <iframe
        src={item.url}
        title={t("document_of", { title: item.title ?? item.filename })}
        loading="lazy"
        className="h-[calc(100dvh-16rem)] min-h-96 w-full rounded-xl bg-sunken max-sm:hidden"
      />
      <p className="text-sm text-ink-muted sm:hidden">{t("document_phone")}</p>
      <div className="flex flex-wrap items-center gap-3">
        <NewTab href={item.url} label={t("document_open")} />
        {/* A plain form: the download is counted, the answer is a file, and the page stays. */}
        <form method="post" action={materialsHref(course)}>
          <input type="hidden" name="uuid" value={item.mediaUuid} />
          <Button type="submit" icon="download" variant="quiet">
            {t("document_download")}
          </Button>
        </form>
        <span className="text-sm text-ink-faint">
          <bdi>{item.filename}</bdi> · {formatBytes(item.sizeBytes, locale)}
        </span>
      </div>
    </>
  );
}
