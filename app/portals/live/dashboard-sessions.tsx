import type { SessionCard } from "../../../worker/modules/live";
import { live } from "../../../worker/words/live";
import { useWords } from "../../locale";
import { Link } from "../../ui";
import { SessionRow, sessionListClass } from "./session-row";

/** The next sessions, on the page that a student begins with; nothing where none is planned. */
export function DashboardSessions({ sessions }: { sessions: SessionCard[] }) {
  const t = useWords(live);
  if (sessions.length === 0) return null;
  return (
    <section aria-labelledby="sessions">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-4">
        <h2 id="sessions" className="text-lg">
          {t("sessions")}
        </h2>
        <Link kind="forward" href="/live">
          {t("all")}
        </Link>
      </div>
      <ul className={sessionListClass}>
        {sessions.map((session) => (
          <SessionRow key={session.uuid} session={session} />
        ))}
      </ul>
    </section>
  );
}
