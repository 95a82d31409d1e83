import { type NotificationWords, wordNotification } from "../../../words/notifications";
import type { NotificationItem } from "../inputs";
import { asMailCategory } from "../mail-kinds";
import { typeOf } from "../types";
import { type Correspondence, type Letter, say, saySubject } from "./letter";

/** What the bell says, as a letter. */
export function notice(to: Correspondence, item: NotificationItem): Letter {
  const t = say(to);
  const worded = wordNotification(item, to);
  // Mail programs show isolates as boxes.
  const subject = saySubject(to)("notice_subject", { title: worded.title.replace(/[\u2068\u2069]/g, "") });
  return {
    subject,
    paragraphs: worded.text ? [worded.text] : [worded.title],
    action: { label: t("notice_action"), url: to.portal(item.link as `/${string}`) },
    ...reasonOf(to, item),
  };
}

/** What somebody has not read yet, several at once. */
export function digest(to: Correspondence, items: readonly NotificationItem[], count: number): Letter {
  const t = say(to);
  const worded: NotificationWords[] = items.map((item) => wordNotification(item, to));
  return {
    subject: saySubject(to)("digest_subject", { count }),
    paragraphs: [t("digest_body", { count }), ...worded.map(({ title, text }) => (text ? `${title}: ${text}` : title))],
    action: { label: t("digest_action"), url: to.portal("/account/notifications") },
    notes: [t("digest_after", { url: to.portal("/account/notifications/preferences") })],
    reason: t("about_digest"),
  };
}

function reasonOf(to: Correspondence, item: NotificationItem): { reason?: string } {
  const category = asMailCategory(typeOf(item.type).category);
  return category === null || category === "learning" ? {} : { reason: say(to)(`about_${category}`) };
}
