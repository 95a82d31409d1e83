import { formatDate, formatDuration } from "../../../worker/words/format";
import { live } from "../../../worker/words/live";
import { useReader, useWords } from "../../locale";
import { When } from "../shared/when";

interface Planned {
  startsAt: string;
  durationMinutes: number;
  timeZone: string;
}

/** When a session begins, in the reader's zone; and where that is another, also in the one that it was planned in. */
export function SessionTime({ startsAt, durationMinutes, timeZone }: Planned) {
  const t = useWords(live);
  const { locale, timeZone: mine } = useReader();
  const theirs = formatDate(startsAt, locale, { timeZone, time: true, zoneName: true });
  const isElsewhere = formatDate(startsAt, locale, { timeZone: mine, time: true, zoneName: true }) !== theirs;
  return (
    <>
      <When at={startsAt} time zoneName /> · {t("lasts", { length: formatDuration(durationMinutes, locale) })}
      {isElsewhere ? <span className="text-ink-faint"> ({t("their_time", { time: theirs })})</span> : null}
    </>
  );
}
