import type { ReactNode } from "react";
import type { Attempt } from "../../../worker/http/page-context";
import type { OutputOf } from "../../../worker/kernel/verb";
import type { verifySeals } from "../../../worker/modules/audit";
import { admin } from "../../../worker/words/admin";
import { formatNumber, formatRelative } from "../../../worker/words/format";
import { useRefusal } from "../../forms";
import { useReader, useWords } from "../../locale";
import { Badge, Card, Link, Notice } from "../../ui";
import { RowLink } from "../shared/list-frame";

interface HomeCardProps {
  title: string;
  /** The whole list. */
  href: string;
  /** How many there are, counted to 1,000 at most. */
  total?: number | undefined;
  empty: string;
  rows: { id: string; href: string; title: string; detail: ReactNode }[];
}

/** The first few of a list, and the way to all of it. */
export function HomeCard({ title, href, total, empty, rows }: HomeCardProps) {
  const t = useWords(admin);
  const { locale } = useReader();
  return (
    <Card as="section" className="grid gap-3">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="flex items-center gap-2 text-base font-semibold">
          {title}
          {total ? <Badge tone="accent">{formatNumber(total, locale)}</Badge> : null}
        </h2>
        {rows.length > 0 ? (
          <Link kind="forward" href={href} aria-label={`${t("see_all")}: ${title}`} className="text-sm">
            {t("see_all")}
          </Link>
        ) : null}
      </div>
      {rows.length === 0 ? <p className="text-ink-muted">{empty}</p> : null}
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2.5">
            <RowLink href={row.href}>
              <bdi>{row.title}</bdi>
            </RowLink>
            <span className="text-sm text-ink-faint">{row.detail}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** When the trail was last sealed and what waits for its seal; loud where one does not hold. */
export function SealCard({ seals, now }: { seals: Attempt<OutputOf<typeof verifySeals>>; now: string }) {
  const t = useWords(admin);
  const { locale } = useReader();
  const refusal = useRefusal(seals.ok ? null : { problem: seals.problem, values: {} });
  return (
    <Card as="section" className="grid gap-3">
      <h2 className="text-base font-semibold">{t("seals")}</h2>
      {refusal.message ? <p className="text-ink-muted">{refusal.message}</p> : null}
      {seals.ok && seals.value.broken ? <Notice tone="danger">{t("seals_broken")}</Notice> : null}
      {seals.ok ? (
        <p className="text-ink-muted">
          {seals.value.head
            ? t("seals_head", { when: formatRelative(seals.value.head.sealedAt, now, locale) })
            : t("seals_none")}{" "}
          {t("seals_unsealed", { count: seals.value.unsealedRows })}
        </p>
      ) : null}
      <Link kind="forward" href="/admin/audit" className="justify-self-start text-sm">
        {t("seals_check")}
      </Link>
    </Card>
  );
}
