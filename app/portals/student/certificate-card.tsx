import { formatDate } from "../../../worker/words/format";
import { student } from "../../../worker/words/student";
import { inLanguage, useReader, useWords } from "../../locale";
import { Button, ButtonLink, Card, Icon, Notice, Status } from "../../ui";
import type { Certificates } from "./certificates";
import { CopyButton } from "./copy-button";

type Certificate = Certificates["items"][number];

export function CertificateCard({ certificate }: { certificate: Certificate }) {
  const t = useWords(student);
  const { locale, timeZone } = useReader();
  const { number, courseTitle, recipientName, completedOn, revokedAt, revokedReason, isReady } = certificate;
  return (
    <Card as="li" padding="lg" className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex gap-4">
        <span className="grid size-12 shrink-0 place-items-center rounded-xl bg-accent-tint text-accent-ink max-sm:hidden">
          <Icon name="certificate" size={24} />
        </span>
        <div className="grid min-w-0 flex-1 gap-1">
          <h2 className="text-lg">
            <bdi>{courseTitle}</bdi>
          </h2>
          <p className="text-ink-muted">{t("certificate_for", { name: recipientName })}</p>
          <dl className="flex flex-wrap gap-x-6 gap-y-1 pt-1 text-sm">
            <div className="flex gap-2">
              <dt className="text-ink-faint">{t("number")}</dt>
              <dd>
                <code dir="ltr" className="select-all">
                  {number}
                </code>
              </dd>
            </div>
            <div className="flex gap-2">
              <dt className="text-ink-faint">{t("completed")}</dt>
              <dd>{formatDate(completedOn, locale)}</dd>
            </div>
          </dl>
        </div>
      </div>
      {revokedAt ? (
        <Notice tone="danger" title={t("revoked_on", { date: formatDate(revokedAt, locale, { timeZone }) })}>
          {revokedReason ? t("revoked_because", { reason: revokedReason }) : null}
        </Notice>
      ) : isReady ? (
        <Ready certificate={certificate} />
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p role="status">
            <Status tone="info">{t("being_made")}</Status>
          </p>
          <ButtonLink href="/student/certificates" icon="refresh" size="sm">
            {t("check_again")}
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}

/** The paper in two languages, and the address to show to others. */
function Ready({ certificate: { number, courseTitle, verifyUrl } }: { certificate: Certificate }) {
  const t = useWords(student);
  const { locale } = useReader();
  return (
    <div className="flex flex-wrap items-center gap-3">
      {(["en", "ar"] as const).map((language) => (
        // A plain form: the answer is a file, and the page stays.
        <form key={language} method="post" action="/student/certificates">
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="locale" value={language} />
          <Button type="submit" icon="download" variant={language === locale ? "primary" : "secondary"}>
            <span className="sr-only">{`${t("download")}: ${courseTitle}, `}</span>
            {`PDF · ${t(`download_${language}`)}`}
          </Button>
        </form>
      ))}
      <ButtonLink href={inLanguage(`/verify/${number}`, locale)} variant="quiet" icon="shield">
        {t("public_page")}
      </ButtonLink>
      <CopyButton text={verifyUrl} labels={{ copy: t("copy_link"), copied: t("copied"), failed: t("copy_failed") }} />
    </div>
  );
}
