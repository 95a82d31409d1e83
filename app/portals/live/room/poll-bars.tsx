import { formatPercent } from "../../../../worker/words/format";
import { liveRoom } from "../../../../worker/words/live-room";
import { useReader, useWords } from "../../../locale";
import { Icon } from "../../../ui";

interface PollBarsProps {
  choices: readonly string[];
  counts: readonly number[];
  voters: number;
  /** What the reader chose. */
  mine?: readonly number[];
}

/** How the votes fall: each choice with its share of those who voted, in words as well as drawn. */
export function PollBars({ choices, counts, voters, mine = [] }: PollBarsProps) {
  const t = useWords(liveRoom);
  const { locale } = useReader();
  return (
    <ul className="grid gap-3">
      {choices.map((choice, place) => {
        const count = counts[place] ?? 0;
        const percent = voters === 0 ? 0 : (count / voters) * 100;
        return (
          <li key={choice} className="grid gap-1">
            <span className="flex items-baseline justify-between gap-3 text-sm">
              <span className="min-w-0 break-words">
                <bdi>{choice}</bdi>
                {mine.includes(place) ? (
                  <span className="ms-2 inline-flex items-center gap-1 text-xs text-accent-ink">
                    <Icon name="check" size={14} />
                    {t("your_choice")}
                  </span>
                ) : null}
              </span>
              <span className="shrink-0 tabular-nums text-ink-muted">
                {t("bar", { percent: formatPercent(percent, locale), count })}
              </span>
            </span>
            <span aria-hidden="true" className="block h-2.5 overflow-hidden rounded-full bg-sunken">
              <span
                className="block h-full rounded-full bg-accent transition-[inline-size] duration-200 motion-reduce:transition-none"
                style={{ inlineSize: `${percent}%` }}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
