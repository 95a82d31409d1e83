import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { reportReasons } from "../../../../worker/modules/chat/inputs";
import { chat } from "../../../../worker/words/chat";
import { useWords } from "../../../locale";
import { Button, Dialog, FormError, Select, stackClass, TextArea } from "../../../ui";
import type { action } from "../room";
import { useRoomUi } from "./room-ui";

/** Brings a message before the moderators. */
export function ReportDialog({ seq, onClose }: { seq: number; onClose: () => void }) {
  const t = useWords(chat);
  const { say } = useRoomUi();
  const fetcher = useFetcher<typeof action>();
  const done = fetcher.state === "idle" && fetcher.data?.ok === true;
  useEffect(() => {
    if (!done) return;
    say(t("report_sent"));
    onClose();
  }, [done, say, t, onClose]);
  return (
    <Dialog
      id="room-report"
      open
      title={t("report_title")}
      description={t("report_text")}
      closeLabel={t("close")}
      onClose={onClose}
    >
      <fetcher.Form method="post" className={stackClass}>
        {fetcher.data?.ok === false && <FormError title={t("report_failed")} />}
        <input type="hidden" name="seq" value={seq} />
        <Select
          name="reason"
          label={t("reason")}
          options={reportReasons.map((value) => ({ value, label: t(`reason_${value}`) }))}
        />
        <TextArea name="note?" label={t("note")} optional={t("optional")} maxLength={1000} rows={3} />
        <Button type="submit" variant="primary" pending={fetcher.state !== "idle"}>
          {t("report")}
        </Button>
      </fetcher.Form>
    </Dialog>
  );
}
