import type { ReactNode } from "react";
import { cx } from "../cx";
import { toneTint } from "./badge";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

export type NoticeTone = "info" | "success" | "warning" | "danger";

export const noticeIcon: Record<NoticeTone, IconName> = {
  info: "info",
  success: "check-circle",
  warning: "warning",
  danger: "warning",
};

export interface NoticeProps {
  tone?: NoticeTone;
  title?: string;
  children?: ReactNode;
  /** A button or link: what can be done about it. */
  action?: ReactNode;
  /** Says it aloud at once: only for what has just happened. */
  live?: boolean;
}

/** Something to know about this page, in its place. What passes belongs in a Toast. */
export function Notice({ tone = "info", title, children, action, live }: NoticeProps) {
  return (
    <div
      {...(live ? { role: tone === "danger" ? "alert" : "status" } : {})}
      className={cx("flex flex-wrap items-start gap-x-6 gap-y-3 rounded-lg p-4 text-sm", toneTint[tone])}
    >
      <div className="flex min-w-56 flex-1 gap-3">
        <Icon name={noticeIcon[tone]} className="mt-px" />
        <div className="grid gap-0.5">
          {title && <p className="font-semibold">{title}</p>}
          {children && <div className="text-ink-muted">{children}</div>}
        </div>
      </div>
      {action && <div className="flex gap-2 max-sm:ps-8">{action}</div>}
    </div>
  );
}
