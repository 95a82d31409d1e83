import { admin } from "../../../../worker/words/admin";
import { authoring } from "../../../../worker/words/authoring";
import { useWords } from "../../../locale";
import { Icon } from "../../../ui";
import { ActButton } from "../../shared/act-dialog";
import { When } from "../../shared/when";
import type { CourseInHand } from "./course-context";

/** What was deleted of a course, each with its way back. */
export function Bin({ bin, now }: { bin: CourseInHand["bin"]; now: string }) {
  const t = useWords(authoring);
  const common = useWords(admin);
  if (bin.length === 0) return null;
  return (
    <details className="group mt-10">
      <summary className="inline-flex items-center gap-1.5 rounded-sm font-medium text-ink-muted">
        <Icon name="chevron-down" size={16} className="transition-transform group-open:rotate-180" />
        {t("bin", { count: bin.length })}
      </summary>
      <ul className="mt-3 divide-y divide-line rounded-xl bg-surface px-4 shadow-soft ring-1 ring-line/70">
        {bin.map(({ kind, uuid, title, deletedAt }) => {
          const name = title ?? t(`kind_${kind}`);
          return (
            <li key={uuid} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
              <span className="grid min-w-0 gap-0.5">
                <bdi>{name}</bdi>
                <span className="text-sm text-ink-faint">
                  {t(`kind_${kind}`)} · <When at={deletedAt} since={now} />
                </span>
              </span>
              <ActButton
                act={`restore_${kind}`}
                fields={{ uuid }}
                icon="refresh"
                aria-label={common("restore_of", { name })}
              >
                {common("restore")}
              </ActButton>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
