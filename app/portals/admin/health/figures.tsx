import type { OutputOf } from "../../../../worker/kernel/verb";
import type { readHealth } from "../../../../worker/modules/operations";
import { formatNumber, formatPercent, formatTime } from "../../../../worker/words/format";
import { operations } from "../../../../worker/words/operations";
import { useReader, useWords } from "../../../locale";
import { BarChart, Card, DataTable, EmptyState, LineChart, StatRow } from "../../../ui";

type Health = OutputOf<typeof readHealth>;
type Windows = NonNullable<Health["windows"]>;
type Figures = NonNullable<Health["figures"]>;

const sumOf = (windows: Windows, of: "count" | "failed") => windows.reduce((sum, window) => sum + window[of], 0);
/** Longer lists are for the API. */
const shownVerbs = 25;

export function HealthStats({ state, windows }: { state: Health["state"]; windows: Health["windows"] }) {
  const t = useWords(operations);
  const { locale } = useReader();
  const number = (value: number) => formatNumber(value, locale);
  const count = windows ? sumOf(windows, "count") : 0;
  const measured = windows
    ? [
        { label: t("requests_hour"), value: number(count) },
        {
          label: t("failed_share"),
          value: formatPercent(count === 0 ? 0 : (sumOf(windows, "failed") / count) * 100, locale),
        },
      ]
    : [];
  return (
    <StatRow
      items={[
        ...measured,
        { label: t("waiting_messages"), value: number(state.waitingMessages) },
        { label: t("dead_letters_day"), value: number(state.deadLetters) },
      ]}
    />
  );
}

/** The last hour by five minutes. A window in which nothing was asked has no speed, and the line breaks. */
export function HealthCharts({ windows }: { windows: Windows }) {
  const t = useWords(operations);
  const { locale, timeZone } = useReader();
  const labels = windows.map(({ from }) => formatTime(from, locale, timeZone).replace(/^(\d+:\d+):\d+/, "$1"));
  const shared = { tableLabel: t("figures_table"), categoryLabel: t("time") };
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Card>
        <BarChart
          {...shared}
          title={t("requests_chart")}
          summary={t("requests_summary", { count: sumOf(windows, "count") })}
          valueLabel={t("requests")}
          format={(value) => formatNumber(value, locale)}
          bars={windows.map((window, at) => ({ label: labels[at] ?? "", value: window.count }))}
        />
      </Card>
      <Card>
        <LineChart
          {...shared}
          title={t("speed_chart")}
          summary={t("speed_summary", { ms: Math.max(0, ...windows.map(({ p95 }) => p95)) })}
          labels={labels}
          format={(ms) => t("milliseconds", { ms })}
          series={[
            { name: t("slowest"), tone: 2, values: windows.map((window) => (window.count > 0 ? window.p95 : null)) },
          ]}
        />
      </Card>
    </div>
  );
}

export function FigureTables({ figures }: { figures: Figures }) {
  const t = useWords(operations);
  const doors = figures.filter(({ verb }) => verb === null);
  const ofVerbs = figures.filter(({ verb }) => verb !== null);
  const ofPages = ofVerbs.filter(({ door }) => door !== "api");
  const ofApi = ofVerbs.filter(({ door }) => door === "api");
  return (
    <>
      <FigureTable caption={t("doors")} named={t("door")} figures={doors} name={({ door }) => t(`door_${door}`)} />
      <FigureTable caption={t("verbs")} named={t("verb")} figures={ofPages} name={verbAtDoor} />
      <FigureTable caption={t("usage")} named={t("verb")} figures={ofApi} name={verbAlone} />
    </>
  );
}

const verbAlone = ({ verb }: Figures[number]) => (
  <code dir="ltr" className="break-all text-sm font-normal">
    {verb}
  </code>
);
const verbAtDoor = (figure: Figures[number]) => <VerbAtDoor figure={figure} />;

function VerbAtDoor({ figure }: { figure: Figures[number] }) {
  const t = useWords(operations);
  return (
    <span className="grid justify-items-start gap-0.5">
      {verbAlone(figure)}
      <span className="text-xs font-normal text-ink-faint">{t(`door_${figure.door}`)}</span>
    </span>
  );
}

interface FigureTableProps {
  caption: string;
  /** Heads the first column. */
  named: string;
  figures: Figures;
  name: (figure: Figures[number]) => React.ReactNode;
}

function FigureTable({ caption, named, figures, name }: FigureTableProps) {
  const t = useWords(operations);
  const { locale } = useReader();
  const ms = (value: number) => t("milliseconds", { ms: value });
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-semibold">{caption}</h2>
      <DataTable
        caption={caption}
        hideCaption
        rows={figures.slice(0, shownVerbs)}
        rowKey={({ door, verb }) => `${door} ${verb}`}
        empty={<EmptyState icon="chart" title={t("nothing_measured")} />}
        columns={[
          { id: "name", header: named, phone: "lead", cell: name },
          { id: "count", header: t("count"), align: "end", cell: ({ count }) => formatNumber(count, locale) },
          { id: "failed", header: t("failed"), align: "end", cell: ({ failed }) => formatNumber(failed, locale) },
          { id: "p50", header: t("p50"), align: "end", cell: ({ p50 }) => ms(p50) },
          { id: "p95", header: t("p95"), align: "end", cell: ({ p95 }) => ms(p95) },
        ]}
      />
    </section>
  );
}
