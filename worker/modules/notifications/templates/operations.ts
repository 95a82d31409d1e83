import { translator } from "../../../words/format";
import { operations } from "../../../words/operations";
import { type Correspondence, type Letter, until } from "./letter";

/** An alert as its mail tells it; still open while it has no end. */
export interface AlertFacts {
  rule: "error_rate" | "outbox_backlog" | "dead_letters" | "database_away" | "sealing_behind";
  figure: number;
  /** ISO instants. */
  firedAt: string;
  resolvedAt: string | null;
}

export function alert(to: Correspondence, { rule, figure, firedAt, resolvedAt }: AlertFacts): Letter {
  const t = translator(operations, to.locale);
  const about = { brand: to.brand, rule: t(rule) };
  const since = until(firedAt, to);
  return {
    subject: t(resolvedAt ? "mail_resolved_subject" : "mail_fired_subject", about),
    paragraphs: resolvedAt
      ? [`${t(rule)}.`, t("mail_resolved_text", { when: until(resolvedAt, to), since })]
      : [t(`${rule}_text`, { figure }), t("mail_fired_at", { when: since })],
    action: { label: t("mail_action"), url: to.portal("/admin/health") },
    reason: t("mail_reason", { brand: to.brand }),
  };
}
