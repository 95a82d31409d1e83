import { ChartFrame, type ChartText, Plane, type Series, seriesText } from "./frame";
import { niceTicks } from "./scale";

export interface LineSeries extends Series {
  /** One a label; null where nothing was measured, and the line breaks. */
  values: (number | null)[];
}

export interface LineChartProps extends ChartText {
  labels: string[];
  series: LineSeries[];
  format: (value: number) => string;
  /** Stands in the table where nothing was measured. */
  missing?: string;
  fractions?: boolean;
}

type Point = readonly [x: number, y: number];

/** Runs of measured points; a null ends one. */
function runs(values: (number | null)[], top: number): Point[][] {
  const band = 100 / Math.max(1, values.length);
  const out: Point[][] = [[]];
  values.forEach((value, i) => {
    if (value === null) out.push([]);
    else out.at(-1)?.push([(i + 0.5) * band, 100 - (value / top) * 100]);
  });
  return out.filter((run) => run.length > 0);
}

const at = ([x, y]: Point) => `${x.toFixed(2)} ${y.toFixed(2)}`;
const line = (run: Point[]) => `M${run.map(at).join("L")}`;

export function LineChart({ labels, series, format, missing = "–", fractions = false, ...text }: LineChartProps) {
  const ticks = niceTicks(Math.max(0, ...series.flatMap((s) => s.values.map((v) => v ?? 0))), 4, !fractions);
  const top = ticks.at(-1) ?? 1;
  const rows = labels.map((label, i) => ({
    label,
    values: series.map((s) => {
      const value = s.values[i];
      return value === null || value === undefined ? missing : format(value);
    }),
  }));
  return (
    <ChartFrame {...text} series={series} rows={rows}>
      <Plane ticks={ticks} labels={labels} format={format}>
        {series.map((s, index) => (
          <g
            key={s.name}
            className={seriesText[s.tone ?? index + 1]}
            fill="none"
            stroke="currentColor"
            strokeLinecap="round"
            strokeLinejoin="round"
          >
            {runs(s.values, top).map((run) => {
              const [first, last] = [run[0], run.at(-1)];
              if (!first || !last) return null;
              return (
                <g key={at(first)}>
                  {index === 0 && run.length > 1 && (
                    <path
                      d={`${line(run)}L${last[0].toFixed(2)} 100L${first[0].toFixed(2)} 100Z`}
                      fill="currentColor"
                      fillOpacity={0.1}
                      stroke="none"
                    />
                  )}
                  <path d={line(run)} strokeWidth={2.25} vectorEffect="non-scaling-stroke" />
                  {/* A stroke without length is a dot that does not stretch with the plane. */}
                  <path d={`M${at(last)}l0 0`} strokeWidth={9} vectorEffect="non-scaling-stroke" />
                </g>
              );
            })}
          </g>
        ))}
      </Plane>
    </ChartFrame>
  );
}
