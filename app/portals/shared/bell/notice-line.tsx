import { Form } from "@remix-run/react";
import type { NotificationItem } from "../../../../worker/modules/notifications/inputs";
import { notices } from "../../../../worker/words/notices";
import { wordNotification } from "../../../../worker/words/notifications";
import { useReader, useWords } from "../../../locale";
import { cx, Icon, type IconName } from "../../../ui";
import { When } from "../when";

const icons: Record<string, IconName> = {
  enrolment: "book",
  certificate: "certificate",
  course: "check",
  quiz: "list",
  chat: "mail",
  live_session: "video",
  account: "user",
  platform: "chart",
  dead_letter: "mail",
};

/** One notification. A form of its own, so that opening it also marks it as read, with scripts off as well. */
export function NoticeLine({ item, roomy = false }: { item: NotificationItem; roomy?: boolean }) {
  const t = useWords(notices);
  const { locale, timeZone, nowIso } = useReader();
  const { title, text } = wordNotification(item, { locale, timeZone });
  const isNew = item.readAt === null;
  return (
    <Form method="post" action="/account/notifications">
      <input type="hidden" name="_do" value="open" />
      <input type="hidden" name="uuids[]" value={item.uuid} />
      <input type="hidden" name="_to" value={item.link} />
      <button
        type="submit"
        className={cx(
          "flex w-full items-start gap-3 rounded-md px-3 text-start transition-colors hover:bg-sunken",
          roomy ? "py-3.5" : "py-2.5",
        )}
      >
        <span
          className={cx(
            "grid size-9 shrink-0 place-items-center rounded-full",
            isNew ? "bg-accent-tint text-accent-ink" : "bg-sunken text-ink-faint",
          )}
        >
          <Icon name={icons[item.type.split(".")[0] ?? ""] ?? "bell"} size={18} />
        </span>
        <span className="grid min-w-0 flex-1 gap-0.5">
          <span className={cx("text-sm", isNew ? "font-semibold" : "font-medium text-ink-muted")}>
            {isNew ? <span className="sr-only">{t("unread")}: </span> : null}
            {title}
          </span>
          {text ? <span className="text-sm text-ink-muted">{text}</span> : null}
          <span className="text-xs text-ink-faint">
            <When at={item.createdAt} since={nowIso > item.createdAt ? nowIso : item.createdAt} />
          </span>
        </span>
        {isNew ? <span aria-hidden="true" className="mt-1.5 size-2 shrink-0 rounded-full bg-accent" /> : null}
      </button>
    </Form>
  );
}
