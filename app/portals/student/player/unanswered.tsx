import { formatNumber } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { useReader, useWords } from "../../../locale";
import { Button, Dialog, DialogClose } from "../../../ui";

/** Asks before a paper with gaps is handed in. The button belongs to the paper's form, so it works with scripts off too. */
export function Unanswered({ numbers, busy }: { numbers: number[]; busy: boolean }) {
  const t = useWords(player);
  const { locale } = useReader();
  const list = new Intl.ListFormat(locale, { type: "conjunction" }).format(
    numbers.map((number) => formatNumber(number, locale)),
  );
  return (
    <Dialog
      id="unanswered"
      open
      title={t("unanswered_title")}
      description={`${t("unanswered", { count: numbers.length, list })} ${t("unanswered_saved")}`}
      closeLabel={t("close")}
      actions={
        <>
          <DialogClose dialog="unanswered">{t("go_back")}</DialogClose>
          <Button type="submit" form="paper" name="_confirmed" value="1" variant="primary" pending={busy}>
            {t("submit_anyway")}
          </Button>
        </>
      }
    />
  );
}
