import { checkout } from "../../../worker/words/checkout";
import { formatDate } from "../../../worker/words/format";
import { useReader, useWords } from "../../locale";
import { Checkbox, Fieldset } from "../../ui";
import type { Checkout } from "./checkout";

type Deal = NonNullable<Checkout["quote"]["subscription"]>;

/** Of a plan: the instant at which its price was worked out, and whether it goes on by itself. */
export function PlanFields({
  subscription,
  cycle,
  values,
}: {
  subscription: Deal;
  cycle: string;
  values: (name: string, otherwise?: string) => string;
}) {
  const t = useWords(checkout);
  const { locale, timeZone } = useReader();
  const when = formatDate(subscription.endsAt, locale, { timeZone });
  return (
    <Fieldset legend={t("renewal")}>
      <input type="hidden" name="cycle" value={cycle} />
      <input type="hidden" name="quotedAt" value={subscription.quotedAt} />
      {/* Stands for a box that is not ticked. */}
      <input type="hidden" name="autoRenew" value="false" />
      <Checkbox
        name="autoRenew"
        value="true"
        label={t("auto_renew")}
        hint={t("auto_renew_hint", { when })}
        defaultChecked={values("autoRenew", "true") === "true"}
      />
    </Fieldset>
  );
}
