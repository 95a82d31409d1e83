import type { ReactNode } from "react";
import type { SessionCard } from "../../../worker/modules/live";
import { live } from "../../../worker/words/live";
import { useWords } from "../../locale";
import { Anchor, ButtonLink, Icon, Status, type Tone } from "../../ui";
import { sessionHref } from "./addresses";
import { SessionTime } from "./session-time";

export const sessionTone: Record<SessionCard["status"], Tone> = {
  scheduled: "info",
  live: "success",
  ended: "neutral",
  cancelled: "warning",
};

interface SessionRowProps {
  session: SessionCard;
  /** The course is where the list stands. */
  withoutCourse?: boolean;
  /** Instead of the way in. */
  actions?: ReactNode;
}

/** A session in a list: what it is, when, and the way in. */
export function SessionRow({ session, withoutCourse, actions }: SessionRowProps) {
  const t = useWords(live);
  const { uuid, title, language, status, course, hostName, recordingUrl } = session;
  const isOn = status === "live";
  return (
    <li className="grid gap-3 py-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center sm:gap-6">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Anchor href={sessionHref(uuid)} className="rounded-sm font-medium hover:text-accent-ink hover:underline">
            <span lang={language} dir="auto">
              {title}
            </span>
          </Anchor>
          <Status tone={sessionTone[status]}>{t(`status_${status}`)}</Status>
        </p>
        <p className="text-sm text-ink-muted">
          <SessionTime {...session} />
        </p>
        <p className="text-sm text-ink-faint">
          {withoutCourse ? null : (
            <>
              <bdi>{course.title}</bdi> ·{" "}
            </>
          )}
          {t("with", { name: hostName })}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {recordingUrl ? (
          <a href={recordingUrl} target="_blank" rel="noreferrer" className="text-sm underline underline-offset-4">
            {t("recording")}
            <Icon name="external" size={14} className="ms-1 inline" />
          </a>
        ) : null}
        {actions ??
          (status === "cancelled" ? null : (
            <ButtonLink href={sessionHref(uuid)} size="sm" variant={isOn ? "primary" : "secondary"}>
              {t(isOn ? "join" : status === "ended" ? "look" : "open")}
            </ButtonLink>
          ))}
      </div>
    </li>
  );
}

export const sessionListClass = "divide-y divide-line rounded-xl bg-surface px-5 shadow-soft ring-1 ring-line/70";
