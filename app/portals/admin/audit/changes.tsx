import { adminAudit } from "../../../../worker/words/admin-audit";
import { useWords } from "../../../locale";
import { Badge, cx, DataTable } from "../../../ui";

type Row = Record<string, unknown> | null;
type Mark = "added" | "removed" | "changed";

interface Change {
  field: string;
  before: unknown;
  after: unknown;
  mark: Mark | null;
}

const tone: Record<Mark, "success" | "danger" | "warning"> = {
  added: "success",
  removed: "danger",
  changed: "warning",
};

/** Column by column, as stored. A line about a creation has no before, one about a removal no after. */
function changesOf(before: Row, after: Row): Change[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  return fields.map((field) => {
    const [was, is] = [before?.[field], after?.[field]];
    const same = JSON.stringify(was) === JSON.stringify(is);
    // Of something wholly new or wholly gone every field would carry the mark; only what changed is worth it.
    const mark =
      same || before === null || after === null ? null : isEmpty(was) ? "added" : isEmpty(is) ? "removed" : "changed";
    return { field, before: was, after: is, mark };
  });
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";

/** The row before and after, side by side, what changed marked in word and colour. */
export function Changes({ before, after, caption }: { before: Row; after: Row; caption: string }) {
  const t = useWords(adminAudit);
  const columns = [
    {
      id: "field",
      header: t("field"),
      phone: "lead" as const,
      cell: ({ field }: Change) => (
        <code dir="ltr" className="text-xs">
          {field}
        </code>
      ),
    },
    ...(before
      ? [
          {
            id: "before",
            header: t("before"),
            cell: (change: Change) => <Value value={change.before} ground={change.mark && "bg-danger-tint"} />,
          },
        ]
      : []),
    ...(after
      ? [
          {
            id: "after",
            header: t("after"),
            cell: (change: Change) => <Value value={change.after} ground={change.mark && "bg-success-tint"} />,
          },
        ]
      : []),
    ...(before && after
      ? [
          {
            id: "mark",
            header: t("mark"),
            hideHeader: true,
            phone: "side" as const,
            cell: ({ mark }: Change) => (mark ? <Badge tone={tone[mark]}>{t(mark)}</Badge> : null),
          },
        ]
      : []),
  ];
  return (
    <DataTable caption={caption} rows={changesOf(before, after)} rowKey={(change) => change.field} columns={columns} />
  );
}

function Value({ value, ground }: { value: unknown; ground: string | null }) {
  const t = useWords(adminAudit);
  if (isEmpty(value)) return <span className="text-ink-faint">{t("empty_value")}</span>;
  const isData = typeof value === "object";
  return (
    <span
      dir={isData ? "ltr" : "auto"}
      className={cx(
        "block max-w-[44ch] rounded-sm break-words whitespace-pre-wrap",
        isData && "font-mono text-xs",
        ground && `px-1.5 py-0.5 ${ground}`,
      )}
    >
      {isData ? JSON.stringify(value, null, 2) : String(value)}
    </span>
  );
}
