import { BarChart } from "../charts/bar-chart";
import { LineChart } from "../charts/line-chart";
import { Button } from "../primitives/button";
import { Card } from "../primitives/card";
import { type Column, DataTable } from "../primitives/data-table";
import { EmptyState } from "../primitives/empty-state";
import { Menu } from "../primitives/menu";
import { StatRow } from "../primitives/stat";
import { Status } from "../primitives/status";
import { type GalleryPart, Sample } from "./sample";

export function Data({ words }: GalleryPart) {
  const t = words.data;
  type Student = (typeof t.rows)[number];
  const columns: Column<Student>[] = [
    {
      id: "name",
      header: t.columns.name,
      cell: (row) => row.name,
      phone: "lead",
      sort: { href: "#data", current: "ascending" },
    },
    {
      id: "state",
      header: t.columns.state,
      cell: () => <Status tone="success">{words.content.states.success}</Status>,
    },
    { id: "joined", header: t.columns.joined, cell: (row) => row.joined, sort: { href: "#data" } },
    { id: "progress", header: t.columns.progress, cell: (row) => row.progress, align: "end", sort: { href: "#data" } },
    {
      id: "menu",
      header: t.columns.menu,
      hideHeader: true,
      phone: "side",
      align: "end",
      cell: () => (
        <Menu
          label={words.actions.more}
          icon="more"
          groups={[[{ label: words.actions.edit, icon: "edit", href: "#data" }]]}
        />
      ),
    },
  ];
  const [students, completion, certificates, grading] = t.statItems;
  return (
    <>
      <Sample title={t.stats}>
        <StatRow
          items={[
            { ...(students ?? { label: "", value: "" }), change: { text: t.up, direction: "up", good: true } },
            { ...(completion ?? { label: "", value: "" }), change: { text: t.down, direction: "down", good: false } },
            { ...(certificates ?? { label: "", value: "" }), change: { text: t.same, direction: "same" } },
            { ...(grading ?? { label: "", value: "" }), href: "#data" },
          ]}
        />
      </Sample>
      <form method="get" action="#data">
        <DataTable
          caption={t.table}
          columns={columns}
          rows={t.rows}
          rowKey={(row) => row.name}
          selection={{
            name: "student",
            rowLabel: (row) => `${t.choose} ${row.name}`,
            allLabel: t.chooseAll,
            countLabel: t.chosen,
            actions: (
              <>
                <Button size="sm" icon="mail" type="submit">
                  {t.message}
                </Button>
                <Button size="sm" variant="danger" type="submit">
                  {t.remove}
                </Button>
              </>
            ),
          }}
        />
      </form>
      <DataTable
        caption={t.table}
        columns={columns}
        rows={[]}
        rowKey={(row) => row.name}
        empty={
          <EmptyState icon="users" title={t.emptyTitle} action={<Button variant="primary">{t.emptyAction}</Button>}>
            {t.emptyText}
          </EmptyState>
        }
      />
    </>
  );
}

export function Charts({ words, lang }: GalleryPart & { lang: string }) {
  const t = words.charts;
  const format = (value: number) => new Intl.NumberFormat(lang).format(value);
  const scores = [4, 7, 12, 26, 58, 91, 74, 30];
  const wanted = [412, 365, 240, 188, 96];
  const shared = { tableLabel: t.table, format };
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <Card className="lg:col-span-2">
        <LineChart
          {...shared}
          title={t.enrolments}
          summary={t.enrolmentsSummary}
          categoryLabel={t.month}
          labels={t.months}
          series={[
            { name: t.series[0] ?? "", values: [120, 168, 150, 224, 262, 310] },
            { name: t.series[1] ?? "", values: [40, 62, 75, null, 120, 161] },
          ]}
        />
      </Card>
      <Card>
        <BarChart
          {...shared}
          title={t.scores}
          summary={t.scoresSummary}
          categoryLabel={t.range}
          valueLabel={t.attempts}
          bars={scores.map((value, i) => ({ label: String(i * 10 + 20), value, quiet: i < 4 }))}
        />
      </Card>
      <Card>
        <BarChart
          {...shared}
          title={t.skills}
          summary={t.skillsSummary}
          categoryLabel={t.skill}
          valueLabel={t.jobs}
          layout="rows"
          tone={2}
          bars={wanted.map((value, i) => ({ label: t.skillNames[i] ?? "", value }))}
        />
      </Card>
    </div>
  );
}
