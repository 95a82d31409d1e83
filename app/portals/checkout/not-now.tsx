import { Form } from "@remix-run/react";
import { checkout } from "../../../worker/words/checkout";
import { formatDate } from "../../../worker/words/format";
import { useReader, useWords } from "../../locale";
import { Button, ButtonLink, EmptyState } from "../../ui";
import { PageHeader } from "../shared/page-header";
import { mySubscription } from "../shared/plans";
import type { Checkout } from "./checkout";

interface Props {
  subscription: NonNullable<Checkout["quote"]["subscription"]>;
  planUuid: string;
  cycle: string;
  name: string;
}

/** A plan that cannot be begun now: it waits for the end of the present period, or for an administrator. */
export function NotNow({ subscription, planUuid, cycle, name }: Props) {
  const t = useWords(checkout);
  const { locale, timeZone } = useReader();
  const toMine = <ButtonLink href={mySubscription}>{t("to_my_plan")}</ButtonLink>;
  const when = formatDate(subscription.startsAt, locale, { timeZone });
  return (
    <>
      <PageHeader title={t("title")} lead={<bdi>{name}</bdi>} />
      {subscription.how === "suspended" ? (
        <EmptyState icon="lock" title={t("suspended_title")} action={toMine}>
          {t("suspended")}
        </EmptyState>
      ) : (
        <EmptyState
          icon="calendar"
          title={t("later_title", { when })}
          action={
            <Form method="post" action={mySubscription} className="flex flex-wrap justify-center gap-3">
              <input type="hidden" name="_do" value="change" />
              <input type="hidden" name="planUuid" value={planUuid} />
              <input type="hidden" name="cycle" value={cycle} />
              <Button type="submit" variant="primary">
                {t("later_confirm", { when })}
              </Button>
              {toMine}
            </Form>
          }
        >
          {t("later")}
        </EmptyState>
      )}
    </>
  );
}
