import { cx } from "../cx";
import { type Tone, toneText } from "./badge";

export interface ProgressProps {
  /** What progresses, read aloud. */
  label: string;
  /** 0 to `max`; leave it out while the end is not known. */
  value?: number;
  max?: number;
  /** The figure in words: "3 of 12 lessons", "62%". */
  text?: string;
  tone?: Tone;
}

/** Native, so it fills from the right side in each direction. */
export function ProgressBar({
  label,
  value,
  max = 100,
  text,
  tone = "accent",
  hideLabel,
}: ProgressProps & { hideLabel?: boolean }) {
  return (
    <div className="grid content-start gap-1.5">
      {!(hideLabel && !text) && (
        <div className="flex items-baseline justify-between gap-4 text-sm">
          <span className={hideLabel ? "sr-only" : "font-medium"}>{label}</span>
          {text && <span className="tabular-nums text-ink-faint">{text}</span>}
        </div>
      )}
      <progress
        aria-label={label}
        {...(value === undefined ? {} : { value })}
        max={max}
        className={cx("meter", toneText[tone])}
      />
    </div>
  );
}

export interface ProgressRingProps extends Omit<ProgressProps, "value"> {
  value: number;
  size?: 24 | 40 | 64 | 96;
}

/** A part of a whole at a glance; the figure stands inside from 64 up. */
export function ProgressRing({ label, value, max = 100, text, tone = "accent", size = 64 }: ProgressRingProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  const stroke = size >= 64 ? 3.5 : 4.5;
  const radius = (36 - stroke) / 2;
  const round = 2 * Math.PI * radius;
  return (
    <span className={cx("relative inline-grid shrink-0 place-items-center", toneText[tone])}>
      <progress aria-label={label} aria-valuetext={text} value={share} max={1} className="sr-only" />
      <svg viewBox="0 0 36 36" width={size} height={size} fill="none" strokeWidth={stroke} aria-hidden="true">
        <circle cx="18" cy="18" r={radius} className="stroke-ink/10" />
        {share > 0 && (
          <circle
            cx="18"
            cy="18"
            r={radius}
            stroke="currentColor"
            strokeLinecap="round"
            strokeDasharray={`${(share * round).toFixed(2)} ${round.toFixed(2)}`}
            transform="rotate(-90 18 18)"
          />
        )}
      </svg>
      {text && size >= 64 && (
        <span
          aria-hidden="true"
          className={cx("absolute font-semibold tabular-nums text-ink", size === 96 ? "text-lg" : "text-sm")}
        >
          {text}
        </span>
      )}
    </span>
  );
}
