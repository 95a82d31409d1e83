import { useLocation } from "@remix-run/react";
import type { OutputOf } from "../../../../worker/kernel/verb";
import type { listCertificates } from "../../../../worker/modules/credentials";
import { adminFiles } from "../../../../worker/words/admin-files";
import { useReader, useWords } from "../../../locale";
import { Link, Status } from "../../../ui";
import { DialogLink } from "../../shared/act-dialog";
import { When } from "../../shared/when";

type Certificate = OutputOf<typeof listCertificates>["items"][number];

/** Whose it is, and its number, leading to what everybody sees who checks it. */
export function CertificateName({ certificate: { recipient, number } }: { certificate: Certificate }) {
  const t = useWords(adminFiles);
  const { locale } = useReader();
  return (
    <span className="grid gap-0.5">
      <bdi>{locale === "ar" ? (recipient.nameAr ?? recipient.name) : recipient.name}</bdi>
      <Link
        kind="quiet"
        href={`${locale === "ar" ? "/ar" : ""}/verify/${number}`}
        className="text-start text-xs font-normal"
        aria-label={`${t("verify")}: ${number}`}
      >
        <code dir="ltr">{number}</code>
      </Link>
    </span>
  );
}

/** When it was issued, and by whom if not by rule. */
export function CertificateIssue({ certificate: { issuedAt, issuedBy } }: { certificate: Certificate }) {
  const t = useWords(adminFiles);
  return (
    <span className="grid max-sm:justify-items-end">
      <When at={issuedAt} />
      <span className="text-xs text-ink-faint">{issuedBy ? t("by_person", { name: issuedBy }) : t("by_rule")}</span>
    </span>
  );
}

/** Whether a certificate holds, and why not. */
export function CertificateState({
  certificate: { status, isReady, replacedBy, revokedReason },
}: {
  certificate: Certificate;
}) {
  const t = useWords(adminFiles);
  const detail = replacedBy
    ? t("replaced_by", { number: replacedBy })
    : status === "revoked"
      ? revokedReason === "reissued"
        ? t("reissued")
        : revokedReason
      : isReady
        ? null
        : t("being_made");
  return (
    <span className="grid gap-0.5 max-sm:justify-items-end">
      <Status tone={status === "valid" ? "success" : "danger"}>{t(`status_${status}`)}</Status>
      {detail ? <bdi className="max-w-[28ch] text-xs text-ink-faint">{detail}</bdi> : null}
    </span>
  );
}

/** Its PDF in both languages, and what a valid one can become. */
export function CertificateActs({ certificate: { uuid, number, status, isReady } }: { certificate: Certificate }) {
  const t = useWords(adminFiles);
  // The list stands in the portals of administrators and of instructors.
  const { pathname } = useLocation();
  if (status === "revoked") return null;
  const saved = (language: "en" | "ar") => `${pathname}/${number}/download?locale=${language}`;
  return (
    <span className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
      {/* Its own document: asking for it counts a download, so that nothing may fetch it ahead. */}
      {isReady ? (
        <>
          <Link href={saved("en")} target="_self">
            {t("pdf_en")}
          </Link>
          <Link href={saved("ar")} target="_self">
            {t("pdf_ar")}
          </Link>
        </>
      ) : null}
      <DialogLink dialog="reissue" of={uuid} variant="quiet" aria-label={`${t("reissue")}: ${number}`}>
        {t("reissue")}
      </DialogLink>
      <DialogLink dialog="revoke" of={uuid} variant="quiet" aria-label={`${t("revoke")}: ${number}`}>
        {t("revoke")}
      </DialogLink>
    </span>
  );
}
