import { Form, useNavigation } from "@remix-run/react";
import { adminAudit } from "../../../../worker/words/admin-audit";
import { formatDate } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { Button, Notice } from "../../../ui";
import type { SealCheck } from "./check-seals";

/** What a check of the seals has found, and the way on where the chain is longer than one check. */
export function SealResult({ check: { latest, seals, rows } }: { check: SealCheck }) {
  const t = useWords(adminAudit);
  const { locale, timeZone } = useReader();
  const pending = useNavigation().formData?.get("_do") === "seals";
  const { broken, head, next, unsealedRows } = latest;
  if (broken) {
    const { sealedAt, firstId, lastId, expectedRows, foundRows, reason } = broken;
    const when = formatDate(sealedAt, locale, { timeZone, time: true, zoneName: true });
    return (
      <Notice tone="danger" live title={t("seals_broken")}>
        {reason === "rows"
          ? t("broken_rows", { when, first: firstId, last: lastId, expected: expectedRows, found: foundRows })
          : t(`broken_${reason}`, { when, first: firstId, last: lastId })}
      </Notice>
    );
  }
  if (!head) return <Notice live>{[t("nothing_sealed"), t("unsealed", { count: unsealedRows })].join(" ")}</Notice>;
  return (
    <Notice
      tone="success"
      live
      title={t(next ? "seals_hold_so_far" : "seals_hold")}
      action={
        next ? (
          <Form method="post">
            <input type="hidden" name="_do" value="seals" />
            <input type="hidden" name="_cursor" value={next} />
            <input type="hidden" name="_seals" value={seals} />
            <input type="hidden" name="_rows" value={rows} />
            <Button type="submit" size="sm" pending={pending}>
              {t("verify_more")}
            </Button>
          </Form>
        ) : undefined
      }
    >
      <p>
        {[
          t("seals_checked", { count: seals }),
          t("rows_checked", { count: rows }),
          t("unsealed", { count: unsealedRows }),
        ].join(" ")}
      </p>
      {next ? null : (
        <p className="mt-1">
          {t("newest_seal")} {formatDate(head.sealedAt, locale, { timeZone, time: true, zoneName: true })}{" "}
          <code dir="ltr" className="break-all text-xs">
            {head.digest}
          </code>
        </p>
      )}
    </Notice>
  );
}
