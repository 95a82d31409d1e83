import { useLocation } from "@remix-run/react";
import type { NotificationItem } from "../../../../worker/modules/notifications/inputs";
import { notices } from "../../../../worker/words/notices";
import { useWords } from "../../../locale";
import { Anchor, EmptyState } from "../../../ui";
import { NoticeLine } from "./notice-line";

/** The newest, and the way to all of them. */
export default function Panel({ items }: { items: readonly NotificationItem[] }) {
  const t = useWords(notices);
  // Opening one leaves the page: what it shows is as of this one.
  const { key } = useLocation();
  return (
    <div key={key} className="grid gap-1">
      {items.length === 0 ? (
        <EmptyState icon="bell" title={t("empty_all")} />
      ) : (
        <ul className="grid gap-0.5">
          {items.map((item) => (
            <li key={item.uuid}>
              <NoticeLine item={item} />
            </li>
          ))}
        </ul>
      )}
      <div className="sticky -bottom-1.5 -m-1.5 mt-0 flex justify-between gap-3 border-t border-line bg-raised px-4.5 py-3 text-sm">
        <Anchor href="/account/notifications" className="font-medium text-accent-ink hover:underline">
          {t("see_all")}
        </Anchor>
        <Anchor href="/account/notifications/preferences" className="text-ink-muted hover:text-ink hover:underline">
          {t("choose")}
        </Anchor>
      </div>
    </div>
  );
}
