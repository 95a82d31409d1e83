import type { ReactNode } from "react";
import { cx } from "../cx";
import { Icon } from "../primitives/icon";
import { labelEvery } from "./scale";

export interface ChartText {
  title: string;
  /** What the eye should take from it, in a sentence; read aloud in place of the drawing. */
  summary: string;
  /** Opens the table: "Show the figures". */
  tableLabel: string;
  /** Heads the first column of the table. */
  categoryLabel: string;
}

export type Series = { name: string; tone?: 1 | 2 | 3 | 4 | 5 };
export const seriesText = ["", "text-series-1", "text-series-2", "text-series-3", "text-series-4", "text-series-5"];

interface FrameProps extends ChartText {
  series: Series[];
  rows: { label: string; values: string[] }[];
  children: ReactNode;
}

/** Title, key, drawing, and the same figures as a table one click away. */
export function ChartFrame({ title, summary, tableLabel, categoryLabel, series, rows, children }: FrameProps) {
  return (
    <figure className="grid gap-4">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <span className="font-semibold">{title}</span>
        {series.length > 1 && (
          <span className="flex flex-wrap gap-x-4 text-sm text-ink-muted" aria-hidden="true">
            {series.map((s, i) => (
              <span key={s.name} className="inline-flex items-center gap-1.5">
                <svg
                  viewBox="0 0 10 10"
                  width="10"
                  height="10"
                  className={seriesText[s.tone ?? i + 1]}
                  aria-hidden="true"
                >
                  <rect width="10" height="10" rx="3" fill="currentColor" />
                </svg>
                {s.name}
              </span>
            ))}
          </span>
        )}
        <span className="sr-only">{summary}</span>
      </figcaption>
      <div aria-hidden="true">{children}</div>
      <details className="group text-sm">
        <summary className="inline-flex items-center gap-1 rounded-sm text-ink-faint hover:text-ink">
          <Icon name="chevron-down" size={16} className="transition-transform group-open:rotate-180" />
          {tableLabel}
        </summary>
        <div className="mt-3 overflow-x-auto">
          <table className="w-full border-collapse">
            <thead>
              <tr className="border-b border-line text-ink-faint">
                <th scope="col" className="py-1.5 pe-4 text-start font-medium">
                  {categoryLabel}
                </th>
                {series.map((s) => (
                  <th key={s.name} scope="col" className="py-1.5 ps-4 text-end font-medium">
                    {s.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.label} className="border-b border-line last:border-b-0">
                  <th scope="row" className="py-1.5 pe-4 text-start font-normal">
                    {row.label}
                  </th>
                  {row.values.map((value, i) => (
                    <td key={series[i]?.name} className="py-1.5 ps-4 text-end">
                      {value}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

/**
 * The plane of a chart. Shapes are an SVG stretched to its place and turned round in Arabic by CSS; words and figures are
 * HTML around it, so that they keep their size and direction. Categories stand in equal bands from the reading side.
 */
export function Plane({
  ticks,
  labels,
  format,
  children,
}: {
  ticks: number[];
  labels: string[];
  format: (n: number) => string;
  children: ReactNode;
}) {
  const every = labelEvery(labels.length);
  const sparse = labelEvery(labels.length, 4);
  const rules = ticks.map((tick) => 100 - (tick / (ticks.at(-1) ?? 1)) * 100);
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-xs text-ink-faint">
      <div className="-my-2 flex h-60 flex-col-reverse justify-between text-end tabular-nums">
        {ticks.map((tick) => (
          <span key={tick} className="leading-4">
            {format(tick)}
          </span>
        ))}
      </div>
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        className="plot h-56 w-full overflow-visible"
        aria-hidden="true"
      >
        {rules.map((y) => (
          <line
            key={y}
            x1="0"
            x2="100"
            y1={y}
            y2={y}
            className="stroke-line"
            strokeWidth="1"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {children}
      </svg>
      <div className="@container col-start-2 pt-2.5">
        <div className="grid auto-cols-fr grid-flow-col">
          {labels.map((label, i) => (
            <span key={label} className="flex min-w-0 justify-center">
              {i % every === 0 && (
                <span className={cx("whitespace-nowrap", i % sparse !== 0 && "@max-md:hidden")}>{label}</span>
              )}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
