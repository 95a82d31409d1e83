import { useEffect, useState } from "react";
import { formatDuration, formatNumber } from "../../../../worker/words/format";
import { liveRoom } from "../../../../worker/words/live-room";
import { useReader, useWords } from "../../../locale";
import { EmptyState, Icon } from "../../../ui";

/** Before the start: how long it is still, by the server's clock. */
export function Waiting({ startsAt, serverNow }: { startsAt: string; serverNow: string }) {
  const t = useWords(liveRoom);
  const left = useLeft(startsAt, serverNow);
  return (
    <div className="grid justify-items-center gap-3 rounded-2xl bg-surface px-6 py-14 text-center shadow-soft ring-1 ring-line/70">
      <Icon name="clock" size={32} className="text-accent" />
      {left > 0 ? (
        <>
          <p className="text-ink-muted">{t("begins_in")}</p>
          <Left seconds={left} />
        </>
      ) : (
        <p className="text-xl font-semibold">{t("soon")}</p>
      )}
      <p className="max-w-[46ch] text-ink-muted">{t("wait_here")}</p>
    </div>
  );
}

/** Minutes and seconds in the last hour, hours before it, and days where it is more than two. */
function Left({ seconds }: { seconds: number }) {
  const { locale } = useReader();
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const days = Math.floor(minutes / 1_440);
  if (minutes >= 60)
    return (
      <p className="text-2xl font-semibold">
        {days > 1
          ? formatNumber(days, locale, { style: "unit", unit: "day", unitDisplay: "long" })
          : formatDuration(minutes, locale, "long")}
      </p>
    );
  return (
    <p dir="ltr" role="timer" className="text-4xl font-semibold tabular-nums">
      {minutes}:{String(rest).padStart(2, "0")}
    </p>
  );
}

function useLeft(startsAt: string, serverNow: string): number {
  const atServer = (Date.parse(startsAt) - Date.parse(serverNow)) / 1_000;
  const [left, setLeft] = useState(Math.ceil(atServer));
  useEffect(() => {
    const began = performance.now();
    const tick = () => setLeft(Math.max(0, Math.ceil(atServer - (performance.now() - began) / 1_000)));
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [atServer]);
  return left;
}

/** At the door of a session into which hosts let people. */
export function AtTheDoor() {
  const t = useWords(liveRoom);
  return (
    <div role="status">
      <EmptyState icon="users" title={t("wait_lobby")}>
        {t("wait_lobby_text")}
      </EmptyState>
    </div>
  );
}
