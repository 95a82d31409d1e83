import { checkout } from "../../../worker/words/checkout";
import { formatDate } from "../../../worker/words/format";
import { useReader, useWords } from "../../locale";
import { RadioGroup } from "../../ui";
import type { Checkout } from "./checkout";

interface Props {
  subscription: NonNullable<Checkout["quote"]["subscription"]>;
  cycle: string;
  /** What was chosen so far. */
  renewal: string | undefined;
}

/** Of a plan: the instant at which its price was worked out, and whether it goes on by itself. */
export function PlanFields({ subscription, cycle, renewal }: Props) {
  const t = useWords(checkout);
  const { locale, timeZone } = useReader();
  const when = formatDate(subscription.endsAt, locale, { timeZone });
  return (
    <>
      <input type="hidden" name="cycle" value={cycle} />
      <input type="hidden" name="quotedAt" value={subscription.quotedAt} />
      <RadioGroup
        name="_renewal"
        legend={t("renewal")}
        defaultValue={renewal === "by_hand" ? "by_hand" : "by_itself"}
        options={(["by_itself", "by_hand"] as const).map((value) => ({
          value,
          label: t(value),
          hint: t(`${value}_hint`, { when }),
        }))}
      />
    </>
  );
}
