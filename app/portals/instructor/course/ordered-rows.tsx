import type { ReactNode } from "react";
import { ButtonLink, cx, EmptyState, type IconName } from "../../../ui";
import { DeleteButton } from "../../shared/delete-button";
import { RowLink } from "../../shared/list-frame";
import { DragHandle, edgeLine } from "./drag-handle";
import { MoveButtons } from "./move-buttons";
import { type Draggable, useDragOrder } from "./use-drag-order";

interface Row {
  uuid: string;
  name: string;
  href: string;
  /** Before the name: its number, or the sign of its kind. */
  sign: ReactNode;
  /** Under the name. */
  detail: ReactNode;
}
interface OrderedRowsProps {
  /** Its acts are `move_…` and `delete_…`. */
  kind: Draggable["kind"];
  rows: Row[];
  empty: { icon: IconName; title: string; text: string };
  /** What can be added, under a heading of its own. */
  adding: { title: string; choices: { href: string; icon?: IconName; label: string }[] };
}

/** Parts in an order that people give them: by dragging, by buttons, without scripts. Each leads to its page and can be deleted. */
export function OrderedRows({ kind, rows, empty, adding }: OrderedRowsProps) {
  const order = useDragOrder();
  return (
    <div className="grid gap-5">
      {rows.length === 0 ? (
        <div className="rounded-xl bg-surface shadow-soft ring-1 ring-line/70">
          <EmptyState icon={empty.icon} title={empty.title}>
            {empty.text}
          </EmptyState>
        </div>
      ) : (
        <ol className="divide-y divide-line rounded-xl bg-surface shadow-soft ring-1 ring-line/70">
          {rows.map(({ uuid, name, href, sign, detail }, at) => {
            const thing = { kind, uuid, before: rows[at - 1]?.uuid ?? "" };
            const edge = order.edge(uuid);
            return (
              <li
                key={uuid}
                {...order.target(thing)}
                className={cx(
                  "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3",
                  edge && edgeLine[edge],
                  order.isDragged(uuid) && "opacity-50",
                )}
              >
                <div className="flex min-w-0 flex-1 basis-48 items-center gap-3">
                  {rows.length > 1 ? <DragHandle {...order.handle(thing)} /> : null}
                  {sign}
                  <div className="grid min-w-0 gap-0.5">
                    <span className="line-clamp-2 font-medium" dir="auto">
                      <RowLink href={href}>{name}</RowLink>
                    </span>
                    <span className="flex min-w-0 flex-wrap gap-x-2 text-sm text-ink-faint">{detail}</span>
                  </div>
                </div>
                <div className="flex flex-wrap items-center gap-1">
                  <MoveButtons act={`move_${kind}`} uuid={uuid} name={name} siblings={rows} />
                  <DeleteButton act={`delete_${kind}`} uuid={uuid} name={name} />
                </div>
              </li>
            );
          })}
        </ol>
      )}
      <section aria-labelledby={`add-${kind}`}>
        <h3 id={`add-${kind}`} className="mb-2 text-sm font-medium">
          {adding.title}
        </h3>
        <div className="flex flex-wrap gap-2">
          {adding.choices.map(({ href, icon, label }) => (
            <ButtonLink key={href} href={href} size="sm" {...(icon ? { icon } : {})}>
              {label}
            </ButtonLink>
          ))}
        </div>
      </section>
    </div>
  );
}
