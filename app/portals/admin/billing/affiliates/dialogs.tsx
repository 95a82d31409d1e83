import { adminAffiliates } from "../../../../../worker/words/admin-affiliates";
import { formatMoney } from "../../../../../worker/words/format";
import { shell } from "../../../../../worker/words/shell";
import { useRefusal } from "../../../../forms";
import { useReader, useWords } from "../../../../locale";
import { FormError, TextField } from "../../../../ui";
import { ActDialog, hasRefused, type RefusedAct, useOpenDialog } from "../../../shared/act-dialog";
import type { Affiliate } from "./list";

interface Props {
  items: readonly Affiliate[];
  keyOf: string;
  refused: RefusedAct | undefined;
}

/** The dialog that the address names, of one of the rows. */
export function AffiliateDialogs({ items, keyOf, refused }: Props) {
  const { dialog, of } = useOpenDialog();
  const refusal = useRefusal(hasRefused(refused, "pay"));
  const chosen = items.find(({ uuid }) => uuid === of);
  if (!chosen || !dialog) return null;
  if (dialog === "rate") return <RateDialog affiliate={chosen} refused={refused} />;
  if (dialog === "suspend") return <SuspendDialog affiliate={chosen} refused={refused} />;
  const figures = chosen.figures.find(({ currency }) => dialog === `pay-${currency}`);
  // Somebody else has paid it meanwhile: there is no dialog to say so any more.
  if (!figures || figures.due <= 0) return refusal.message ? <FormError title={refusal.message} /> : null;
  return <PayDialog affiliate={chosen} figures={figures} keyOf={keyOf} refused={refused} />;
}

interface Of {
  affiliate: Affiliate;
  refused: RefusedAct | undefined;
}

function PayDialog({
  affiliate,
  figures: { currency, due },
  keyOf,
  refused,
}: Of & { figures: Affiliate["figures"][number]; keyOf: string }) {
  const t = useWords(adminAffiliates);
  const { locale } = useReader();
  const refusal = useRefusal(hasRefused(refused, "pay"));
  return (
    <ActDialog
      act="pay"
      title={t("pay_title", { name: affiliate.person.name })}
      description={t("pay_text", { amount: formatMoney(due, currency, locale) })}
      confirm={t("pay_confirm")}
      refused={refused}
      fields={{ affiliateUuid: affiliate.uuid, currency, expectedAmount: String(due), _key: keyOf }}
    >
      <TextField
        name="reference"
        label={t("reference")}
        hint={t("reference_hint")}
        required
        maxLength={120}
        defaultValue={refusal.value("reference")}
        error={refusal.field("reference")}
      />
    </ActDialog>
  );
}

function RateDialog({ affiliate, refused }: Of) {
  const t = useWords(adminAffiliates);
  const optional = useWords(shell)("optional");
  const refusal = useRefusal(hasRefused(refused, "rate"));
  const { basisPoints } = affiliate;
  return (
    <ActDialog
      act="rate"
      title={t("rate_title", { name: affiliate.person.name })}
      description={t("rate_text")}
      confirm={t("set_rate")}
      refused={refused}
      fields={{ affiliateUuid: affiliate.uuid }}
    >
      <TextField
        name="_percent"
        label={t("percent")}
        optional={optional}
        type="number"
        inputMode="decimal"
        min={0}
        max={50}
        step={0.01}
        after="%"
        defaultValue={refusal.value("_percent", basisPoints === null ? "" : String(basisPoints / 100))}
        error={refusal.field("basisPoints")}
      />
    </ActDialog>
  );
}

function SuspendDialog({ affiliate, refused }: Of) {
  const t = useWords(adminAffiliates);
  const { name } = affiliate.person;
  const refusal = useRefusal(hasRefused(refused, "suspend"));
  return (
    <ActDialog
      act="suspend"
      title={t("suspend_title", { name })}
      description={t("suspend_text")}
      confirm={t("suspend")}
      danger
      refused={refused}
      fields={{ affiliateUuid: affiliate.uuid }}
    >
      <TextField
        name="reason"
        label={t("reason")}
        hint={t("reason_hint")}
        required
        maxLength={500}
        defaultValue={refusal.value("reason")}
        error={refusal.field("reason")}
      />
    </ActDialog>
  );
}
