import { ChartFrame, type ChartText, Plane, seriesText } from "./frame";
import { niceTicks } from "./scale";

export interface Bar {
  label: string;
  value: number;
  /** For the eye, in its own colour: the pass mark's side, the current month. */
  quiet?: boolean;
}

export interface BarChartProps extends ChartText {
  bars: Bar[];
  valueLabel: string;
  format: (value: number) => string;
  /** `columns` for time and distributions, `rows` for names. */
  layout?: "columns" | "rows";
  tone?: 1 | 2 | 3 | 4 | 5;
  /** Figures may be fractions. */
  fractions?: boolean;
}

export function BarChart({
  bars,
  valueLabel,
  format,
  layout = "columns",
  tone = 1,
  fractions = false,
  ...text
}: BarChartProps) {
  const most = Math.max(0, ...bars.map((bar) => bar.value));
  const rows = bars.map((bar) => ({ label: bar.label, values: [format(bar.value)] }));
  return (
    <ChartFrame {...text} series={[{ name: valueLabel, tone }]} rows={rows}>
      {layout === "rows" ? (
        <Rows bars={bars} most={most} tone={tone} format={format} />
      ) : (
        <Columns bars={bars} most={most} tone={tone} format={format} fractions={fractions} />
      )}
    </ChartFrame>
  );
}

type Drawn = Required<Pick<BarChartProps, "bars" | "tone" | "format">> & { most: number };

function Columns({ bars, most, tone, format, fractions }: Drawn & { fractions: boolean }) {
  const ticks = niceTicks(most, 4, !fractions);
  const top = ticks.at(-1) ?? 1;
  const band = 100 / Math.max(1, bars.length);
  return (
    <Plane ticks={ticks} labels={bars.map((bar) => bar.label)} format={format}>
      <g className={seriesText[tone]}>
        {bars.map((bar, i) => {
          const height = (bar.value / top) * 100;
          return (
            <rect
              key={bar.label}
              x={i * band + band * 0.2}
              y={100 - height}
              width={band * 0.6}
              height={height}
              fill="currentColor"
              fillOpacity={bar.quiet ? 0.4 : 1}
            />
          );
        })}
      </g>
    </Plane>
  );
}

function Rows({ bars, most, tone, format }: Drawn) {
  return (
    <ul className="grid gap-3">
      {bars.map((bar) => (
        <li key={bar.label} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 text-sm">
          <span className="truncate">{bar.label}</span>
          <span className="tabular-nums text-ink-faint">{format(bar.value)}</span>
          <svg width="100%" height="8" className={`plot col-span-2 ${seriesText[tone]}`} aria-hidden="true">
            <rect width="100%" height="8" rx="4" className="fill-ink/8" />
            {bar.value > 0 && (
              <rect
                width={`${most > 0 ? (bar.value / most) * 100 : 0}%`}
                height="8"
                rx="4"
                fill="currentColor"
                fillOpacity={bar.quiet ? 0.4 : 1}
              />
            )}
          </svg>
        </li>
      ))}
    </ul>
  );
}
