import { adminPlans } from "../../../../../worker/words/admin-plans";
import { subscription as subscriptionWords } from "../../../../../worker/words/subscription";
import { useWords } from "../../../../locale";
import { Badge, type Column, Status, type Tone } from "../../../../ui";
import { ActButton, DialogLink } from "../../../shared/act-dialog";
import { useHolds } from "../../../shared/holds";
import { When } from "../../../shared/when";
import type { Subscriptions } from "./list";

type Row = Subscriptions["page"]["items"][number];
const tones: Record<Row["status"], Tone> = {
  trial: "info",
  active: "success",
  suspended: "warning",
  cancelled: "warning",
  expired: "neutral",
};

export function useSubscriptionColumns(): Column<Row>[] {
  const t = useWords(adminPlans);
  const words = useWords(subscriptionWords);
  const mayManage = useHolds()("subscriptions.manage");
  return [
    {
      id: "person",
      header: t("person"),
      phone: "lead",
      cell: ({ person }) => (
        <span className="grid min-w-0">
          <bdi className="font-medium">{person.name}</bdi>
          <bdi className="truncate text-ink-faint">{person.email}</bdi>
        </span>
      ),
    },
    {
      id: "plan",
      header: t("plan"),
      cell: ({ plan, cycle }) => (
        <span className="grid">
          <bdi>{plan}</bdi>
          <span className="text-ink-faint">{words(`cycle_${cycle}`)}</span>
        </span>
      ),
    },
    {
      id: "state",
      header: t("state"),
      cell: ({ status, graceEndsAt, autoRenew }) => (
        <span className="flex flex-wrap items-center gap-2 max-sm:justify-end">
          <Status tone={tones[status]}>{t(`status_${status}`)}</Status>
          {status === "active" && graceEndsAt ? <Badge tone="warning">{t("in_grace")}</Badge> : null}
          {status === "active" && !graceEndsAt && !autoRenew ? <Badge>{t("by_hand")}</Badge> : null}
        </span>
      ),
    },
    { id: "since", header: t("since"), cell: ({ startedAt }) => <When at={startedAt} /> },
    {
      id: "until",
      header: t("until"),
      cell: ({ endedAt, graceEndsAt, paidUntil }) => <When at={endedAt ?? graceEndsAt ?? paidUntil} />,
    },
    ...(mayManage
      ? [
          {
            id: "acts",
            header: t("suspend"),
            hideHeader: true,
            align: "end" as const,
            cell: ({ uuid, status, person: { name } }: Row) =>
              status === "suspended" ? (
                <ActButton act="restore" fields={{ uuid }} aria-label={t("restore_of", { name })}>
                  {t("restore")}
                </ActButton>
              ) : status === "expired" ? null : (
                <DialogLink dialog="suspend" of={uuid} variant="quiet" aria-label={t("suspend_of", { name })}>
                  {t("suspend")}
                </DialogLink>
              ),
          },
        ]
      : []),
  ];
}
