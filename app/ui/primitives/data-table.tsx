import type { ReactNode } from "react";
import { cx } from "../cx";
import { useDomId } from "../use-dom-id";
import { Icon } from "./icon";
import { Anchor } from "./link";

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** `end` for figures. */
  align?: "start" | "end";
  /** On a phone: `lead` heads the row, `side` stands at its end (status, menu), `hide` is left out. Others become "header: value" lines. */
  phone?: "lead" | "side" | "hide";
  /** Where pressing the header leads; the address holds the order, not the page. */
  sort?: { href: string; current?: "ascending" | "descending" };
  /** The header is read aloud only, as over a column of menus. */
  hideHeader?: boolean;
}

export interface Selection<Row> {
  /** The checkboxes' field name; values are the rows' keys. */
  name: string;
  /** Id of the form they belong to, when the table does not stand inside it. */
  form?: string;
  rowLabel: (row: Row) => string;
  allLabel: string;
  /** "Selected:", followed by a number that CSS counts. */
  countLabel: string;
  /** The bar's buttons; submit buttons of the form, so that they work with scripts off. */
  actions: ReactNode;
}

export interface DataTableProps<Row> {
  /** What the table lists. Always read aloud; shown unless `hideCaption`. */
  caption: string;
  hideCaption?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  selection?: Selection<Row>;
  /** In place of rows: an EmptyState. */
  empty?: ReactNode;
}

const cellName = { lead: "lead", side: "side", hide: undefined } as const;

function cellClass<Row>(column: Column<Row>): string {
  return cx(
    "align-middle sm:px-4 sm:py-3",
    column.align === "end" ? "text-end tabular-nums" : "text-start",
    column.phone === "hide" && "max-sm:!hidden",
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { sort } = column;
  const icon = sort?.current === "ascending" ? "sort-up" : sort?.current === "descending" ? "sort-down" : "sort";
  return (
    <th
      scope="col"
      aria-sort={sort?.current}
      className={cx(cellClass(column), "sm:py-2.5 text-xs font-medium text-ink-faint")}
    >
      {sort ? (
        <Anchor
          href={sort.href}
          className={cx("group inline-flex items-center gap-1 rounded-sm hover:text-ink", sort.current && "text-ink")}
        >
          {column.header}
          <Icon name={icon} size={14} className={cx(!sort.current && "opacity-40 group-hover:opacity-100")} />
        </Anchor>
      ) : (
        <span className={column.hideHeader ? "sr-only" : undefined}>{column.header}</span>
      )}
    </th>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const name = column.phone && cellName[column.phone];
  const label = name || column.hideHeader ? undefined : column.header;
  const shared = { "data-cell": name, "data-label": label, className: cellClass(column) };
  return column.phone === "lead" ? (
    <th scope="row" {...shared} className={cx(shared.className, "font-medium")}>
      {column.cell(row)}
    </th>
  ) : (
    <td {...shared}>{column.cell(row)}</td>
  );
}

/** A list with columns. Sorting, paging and filters live in the address; on a phone each row becomes a small list. */
export function DataTable<Row>({ caption, hideCaption, columns, rows, rowKey, selection, empty }: DataTableProps<Row>) {
  const captionId = useDomId("table");
  if (rows.length === 0 && empty)
    return <div className="rounded-xl bg-surface shadow-soft ring-1 ring-line/70">{empty}</div>;
  return (
    <div className={cx("rounded-xl bg-surface shadow-soft ring-1 ring-line/70", selection && "selectable")}>
      <section
        className="overflow-x-auto rounded-xl focus-visible:outline-offset-0"
        aria-labelledby={captionId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than its place, it must scroll by keyboard too
        tabIndex={0}
      >
        <table className="data-table w-full border-collapse text-sm" data-selectable={selection ? "" : undefined}>
          <caption
            id={captionId}
            className={hideCaption ? "sr-only" : "px-4 pt-4 pb-2 text-start text-base font-semibold"}
          >
            {caption}
          </caption>
          <thead>
            <tr className="border-b border-line">
              {selection && (
                <th scope="col" className="sm:w-0 sm:py-2.5 sm:ps-4">
                  <SelectAll selection={selection} />
                </th>
              )}
              {columns.map((column) => (
                <HeaderCell key={column.id} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={rowKey(row)}
                className="border-b border-line transition-colors last:border-b-0 hover:bg-sunken/60 has-[[data-row]:checked]:bg-accent-tint"
              >
                {selection && (
                  <td data-cell="select" className="sm:w-0 sm:py-3 sm:ps-4">
                    <input
                      type="checkbox"
                      className="tick grid"
                      data-row=""
                      name={selection.name}
                      value={rowKey(row)}
                      form={selection.form}
                      aria-label={selection.rowLabel(row)}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <BodyCell key={column.id} column={column} row={row} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {selection && (
        <div className="bulk-bar sticky bottom-[var(--bottom-bar,0px)] z-10 flex-wrap items-center justify-between gap-3 rounded-b-xl border-t border-line bg-raised px-4 py-3">
          <p className="bulk-count text-sm font-medium">{selection.countLabel}</p>
          <div className="flex flex-wrap gap-2">{selection.actions}</div>
        </div>
      )}
    </div>
  );
}

/** Needs scripts, so it hides where there are none. */
function SelectAll<Row>({ selection }: { selection: Selection<Row> }) {
  return (
    <input
      type="checkbox"
      className="tick grid noscript:hidden"
      aria-label={selection.allLabel}
      onChange={(event) => {
        const rows = event.currentTarget.closest("table")?.querySelectorAll<HTMLInputElement>("input[data-row]") ?? [];
        for (const box of rows) box.checked = event.currentTarget.checked;
      }}
    />
  );
}
