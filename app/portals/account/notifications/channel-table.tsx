import { notices } from "../../../../worker/words/notices";
import { useWords } from "../../../locale";
import { Icon } from "../../../ui";
import type { Cell, ChannelGroup } from "./channel-rows";

const channels = ["in_app", "mail", "push"] as const;
type Words = keyof typeof notices.en;

/** Rows are what happens, columns where it reaches one. */
export function ChannelTable({ groups }: { groups: ChannelGroup[] }) {
  const t = useWords(notices);
  return (
    <div className="rounded-xl bg-surface shadow-soft ring-1 ring-line/70">
      <table className="w-full table-fixed border-collapse text-sm">
        <caption className="sr-only">{t("by_channel")}</caption>
        <colgroup>
          <col />
          {channels.map((channel) => (
            <col key={channel} className="w-18 sm:w-28" />
          ))}
        </colgroup>
        <thead>
          <tr className="border-b border-line text-xs text-ink-faint">
            <th scope="col" className="px-4 py-2.5 text-start font-medium">
              {t("about")}
            </th>
            {channels.map((channel) => (
              <th key={channel} scope="col" className="px-1 py-2.5 text-center font-medium">
                {t(`channel_${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ category, rows }) => (
          <tbody key={category}>
            <tr>
              <th scope="rowgroup" colSpan={channels.length + 1} className="px-4 pt-5 pb-1 text-start font-semibold">
                {t(`category_${category}`)}
              </th>
            </tr>
            {rows.map(({ type, cells }) => {
              const about = t(type.replaceAll(".", "_") as Words);
              return (
                <tr key={type} className="border-b border-line last:border-b-0">
                  <th scope="row" className="px-4 py-2.5 text-start font-normal text-ink-muted">
                    {about}
                  </th>
                  {channels.map((channel) => (
                    <td key={channel} className="px-1 py-2.5 text-center">
                      <ChannelCell
                        cell={cells[channel]}
                        value={`${type}:${channel}`}
                        label={`${about}: ${t(`channel_${channel}`)}`}
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function ChannelCell({ cell, value, label }: { cell: Cell; value: string; label: string }) {
  const t = useWords(notices);
  if (cell === "never") return <span className="text-ink-faint">{t("never")}</span>;
  if (cell === "always")
    return (
      <span className="inline-grid place-items-center align-middle text-ink-faint" title={t("always")}>
        <Icon name="lock" size={16} />
        <span className="sr-only">{t("always")}</span>
      </span>
    );
  return (
    <input
      type="checkbox"
      className="tick mx-auto grid"
      name="wanted[]"
      value={value}
      defaultChecked={cell}
      aria-label={label}
    />
  );
}
