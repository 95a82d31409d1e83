import type { ReactNode } from "react";
import { formatDate } from "../../../worker/words/format";
import { verification } from "../../../worker/words/public-verify";
import { inLanguage, useReader, useWords } from "../../locale";
import { cx, Icon, type IconName, Link } from "../../ui";
import type { ShownCertificate } from "./certificate";

const looks = {
  valid: { ground: "bg-success-tint", ink: "text-success-ink", icon: "check-circle" },
  revoked: { ground: "bg-danger-tint", ink: "text-danger-ink", icon: "close" },
  unknown: { ground: "bg-warning-tint", ink: "text-warning-ink", icon: "warning" },
} as const satisfies Record<string, { ground: string; ink: string; icon: IconName }>;

/** The answer in one sentence, before anything else. */
export function Verdict({
  certificate,
  number,
  checkedAt,
}: {
  certificate: ShownCertificate | null;
  number: string;
  checkedAt: string;
}) {
  const t = useWords(verification);
  const { locale, timeZone } = useReader();
  const status = certificate?.status ?? "unknown";
  const { ground, ink, icon } = looks[status];
  return (
    <header className={cx("flex flex-col gap-4 p-6 sm:flex-row sm:gap-5 sm:p-8", ground)}>
      <span className={cx("grid size-14 shrink-0 place-items-center rounded-full bg-surface", ink)}>
        <Icon name={icon} size={32} />
      </span>
      <div className="grid min-w-0 gap-2">
        <h1 className={cx("text-2xl", ink)}>{t(status)}</h1>
        <p>
          <code className="rounded-sm text-base font-medium tracking-wide break-all text-ink">{number}</code>
        </p>
        <div className="grid gap-1 text-ink-muted">
          <Sentences certificate={certificate} />
        </div>
        <p className="text-sm text-ink-muted">
          {t("checked_at", {
            time: formatDate(checkedAt, locale, { timeZone, style: "long", time: true, zoneName: true }),
          })}
        </p>
      </div>
    </header>
  );
}

function Sentences({ certificate }: { certificate: ShownCertificate | null }) {
  const t = useWords(verification);
  const { locale, timeZone } = useReader();
  if (!certificate)
    return (
      <>
        <p>{t("unknown_lead")}</p>
        <p>{t("unknown_doubt")}</p>
      </>
    );
  const { status, issuer, revokedAt, isReplaced } = certificate;
  if (status === "valid") return <p>{t("valid_lead", { issuer })}</p>;
  return (
    <>
      <p>
        {revokedAt
          ? t("revoked_lead", { issuer, date: formatDate(revokedAt, locale, { timeZone, style: "long" }) })
          : t("revoked_lead_undated", { issuer })}
      </p>
      {isReplaced ? <p>{t("replaced")}</p> : null}
    </>
  );
}

/** Names and titles in both scripts, as they stood on the day. */
export function CertificateFacts({ certificate }: { certificate: ShownCertificate }) {
  const t = useWords(verification);
  const { locale, timeZone } = useReader();
  const { recipientName, recipientNameAr, courseTitle, courseSlug, completedOn, issuedAt, instructorName, issuer } =
    certificate;
  return (
    <dl className="grid gap-x-8 gap-y-6 p-6 sm:grid-cols-2 sm:p-8">
      <Fact label={t("recipient")} wide>
        <BothScripts en={recipientName} ar={recipientNameAr} />
      </Fact>
      <Fact label={t("course")} wide>
        <BothScripts en={courseTitle.en} ar={courseTitle.ar} />
        {courseSlug ? (
          <span className="mt-1 block text-base">
            <Link kind="forward" href={inLanguage(`/courses/${courseSlug}`, locale)}>
              {t("see_course")}
            </Link>
          </span>
        ) : null}
      </Fact>
      {/* A calendar day has no zone: read as UTC, it stays that day everywhere. */}
      <Fact label={t("completed_on")}>{formatDate(completedOn, locale, { style: "long" })}</Fact>
      <Fact label={t("issued_on")}>{formatDate(issuedAt, locale, { timeZone, style: "long" })}</Fact>
      {instructorName ? (
        <Fact label={t("instructor")}>
          <bdi>{instructorName}</bdi>
        </Fact>
      ) : null}
      <Fact label={t("issuer")}>
        <bdi>{issuer}</bdi>
      </Fact>
    </dl>
  );
}

function Fact({ label, wide, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={cx("grid content-start gap-1", wide && "sm:col-span-2")}>
      <dt className="text-sm text-ink-faint">{label}</dt>
      <dd className={wide ? "text-lg font-semibold" : "font-medium"}>{children}</dd>
    </div>
  );
}

/** The page's language first; a name that is the same in both is said once. */
function BothScripts({ en, ar }: { en: string; ar: string | null }) {
  const { locale } = useReader();
  const written = [{ lang: "en" as const, text: en }, ...(ar && ar !== en ? [{ lang: "ar" as const, text: ar }] : [])];
  return written
    .sort((a, b) => Number(b.lang === locale) - Number(a.lang === locale))
    .map(({ lang, text }, index) => (
      <span key={lang} className={cx("block", index > 0 && "text-base font-medium text-ink-muted")}>
        <bdi lang={lang}>{text}</bdi>
      </span>
    ));
}

export function Meaning({ status }: { status: ShownCertificate["status"] }) {
  const t = useWords(verification);
  return (
    <section aria-labelledby="meaning" className="grid gap-2">
      <h2 id="meaning" className="text-lg">
        {t("means_title")}
      </h2>
      <p className="max-w-[66ch] text-ink-muted">{t(status === "valid" ? "means_valid" : "means_revoked")}</p>
    </section>
  );
}
