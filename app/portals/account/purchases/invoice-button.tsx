import { purchases } from "../../../../worker/words/purchases";
import { useWords } from "../../../locale";
import { Button } from "../../../ui";

/** Saves an invoice or a credit note. A plain form: the answer is a file, and the page stays. */
export function InvoiceButton({ paper }: { paper: { uuid: string; kind: "invoice" | "credit_note"; number: string } }) {
  const t = useWords(purchases);
  return (
    <form method="post" action="/account/purchases">
      <input type="hidden" name="_do" value="invoice" />
      <input type="hidden" name="invoiceUuid" value={paper.uuid} />
      <Button type="submit" size="sm" icon="download">
        {t(paper.kind, { number: paper.number })}
      </Button>
    </form>
  );
}
