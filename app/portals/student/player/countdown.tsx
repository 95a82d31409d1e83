import { useEffect, useRef, useState } from "react";
import { formatDate } from "../../../../worker/words/format";
import { player } from "../../../../worker/words/player";
import { useReader, useWords } from "../../../locale";
import { Icon } from "../../../ui";

/** Said aloud when this many minutes are left. */
const announced = [10, 5, 1];

interface Props {
  deadlineAt: string;
  /** The server's clock when the page was made; the reader's own may be wrong. */
  serverNow: string;
  onEnd: () => void;
}

/** What the server's clock leaves. Without scripts the end stands there as a time of day. */
export function Countdown({ deadlineAt, serverNow, onEnd }: Props) {
  const t = useWords(player);
  const { locale, timeZone } = useReader();
  const [left, setLeft] = useState<number | null>(null);
  const end = useRef(onEnd);
  end.current = onEnd;

  useEffect(() => {
    const atServer = new Date(deadlineAt).getTime() - new Date(serverNow).getTime();
    const started = performance.now();
    let over = false;
    const tick = () => {
      const seconds = Math.ceil((atServer - (performance.now() - started)) / 1_000);
      setLeft(Math.max(0, seconds));
      if (seconds > 0 || over) return;
      over = true;
      end.current();
    };
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [deadlineAt, serverNow]);

  const minutes = left === null ? null : Math.ceil(left / 60);
  const say =
    left === 0
      ? t("time_over")
      : minutes !== null && announced.includes(minutes)
        ? t("minutes_left", { count: minutes })
        : "";
  return (
    <p className="flex items-center gap-2 px-2 text-sm">
      <Icon name="clock" size={18} label={t("time_left")} className="text-ink-faint" />
      {left === null ? (
        <time dateTime={deadlineAt}>{formatDate(deadlineAt, locale, { timeZone, time: true })}</time>
      ) : (
        <span
          dir="ltr"
          className={left <= 60 ? "font-semibold tabular-nums text-danger-ink" : "font-medium tabular-nums"}
        >
          {clockFace(left)}
        </span>
      )}
      <span role="status" className="sr-only">
        {say}
      </span>
    </p>
  );
}

/** 1:04:09, 4:09. */
function clockFace(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60), seconds % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
