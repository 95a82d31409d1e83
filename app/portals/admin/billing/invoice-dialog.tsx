import { adminInvoices } from "../../../../worker/words/admin-invoices";
import { formatMoney } from "../../../../worker/words/format";
import { useReader, useWords } from "../../../locale";
import { ActDialog, type RefusedAct, useOpenDialog } from "../../shared/act-dialog";
import type { Invoice } from "./invoices";

interface Props {
  invoice: Invoice;
  keyOf: string;
  refused: RefusedAct | undefined;
}

/** Asks before an invoice is made void, or sent again. */
export function InvoiceDialog({ invoice, keyOf, refused }: Props) {
  const t = useWords(adminInvoices);
  const { locale } = useReader();
  const { dialog } = useOpenDialog();
  const { uuid, number, left, currency, buyer } = invoice;
  const fields = { invoiceUuid: uuid, _key: keyOf };
  if (dialog === "void")
    return (
      <ActDialog
        act="void"
        title={t("void_title", { number })}
        description={t("void_text", { amount: formatMoney(left, currency, locale) })}
        confirm={t("void")}
        danger
        refused={refused}
        fields={fields}
      />
    );
  if (dialog !== "resend") return null;
  return (
    <ActDialog
      act="resend"
      title={t("resend_title", { number })}
      description={t("resend_text", { email: buyer.email })}
      confirm={t("resend")}
      refused={refused}
      fields={fields}
    />
  );
}
