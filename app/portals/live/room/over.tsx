import type { OutputOf } from "../../../../worker/kernel/verb";
import type { readSession } from "../../../../worker/modules/live";
import { formatNumber } from "../../../../worker/words/format";
import { live } from "../../../../worker/words/live";
import { liveRoom } from "../../../../worker/words/live-room";
import { useReader, useWords } from "../../../locale";
import { Badge, ButtonLink, Card, EmptyState, Notice } from "../../../ui";
import { When } from "../../shared/when";
import { useRefreshWhile } from "../../student/use-refresh-while";
import { attendanceHref } from "../addresses";
import { Panel } from "./panel";
import { PollBars } from "./poll-bars";

type Session = OutputOf<typeof readSession>;

/** What is left of a session: the recording, what was asked and how the polls went. */
export function Over({ session, wasJustEnded }: { session: Session; wasJustEnded: boolean }) {
  const t = useWords(liveRoom);
  const words = useWords(live);
  const { outcome, recordingUrl, endedAt, isHost } = session;
  useRefreshWhile(!outcome && wasJustEnded);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <EmptyState
        icon="video"
        title={t("over")}
        action={
          <span className="flex flex-wrap justify-center gap-3">
            {recordingUrl ? (
              <ButtonLink href={recordingUrl} target="_blank" rel="noreferrer" variant="primary" icon="play">
                {words("recording")}
              </ButtonLink>
            ) : null}
            {isHost ? (
              <ButtonLink href={attendanceHref(session.course.uuid, session.uuid)} icon="users">
                {t("see_attendance")}
              </ButtonLink>
            ) : null}
          </span>
        }
      >
        {endedAt ? <When at={endedAt} time zoneName /> : null}
        {recordingUrl ? null : <span className="mt-1 block">{t("no_recording")}</span>}
      </EmptyState>
      {outcome || !wasJustEnded ? null : <Notice>{t("keeping")}</Notice>}
      {outcome && outcome.polls.length > 0 ? (
        <Panel id="over-polls" title={t("polls")}>
          <ul className="grid gap-3 lg:grid-cols-2">
            {outcome.polls.map(({ question, choices, counts, voters }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what is kept stays in its order
              <Card key={place} as="li" className="grid content-start gap-4">
                <h3 dir="auto" className="break-words font-medium">
                  {question}
                </h3>
                <PollBars choices={choices} counts={counts} voters={voters} />
                <p className="text-sm text-ink-muted">{t("voters", { count: voters })}</p>
              </Card>
            ))}
          </ul>
        </Panel>
      ) : null}
      {outcome ? <Asked questions={outcome.questions} /> : null}
    </div>
  );
}

function Asked({ questions }: { questions: NonNullable<Session["outcome"]>["questions"] }) {
  const t = useWords(liveRoom);
  const { locale } = useReader();
  return (
    <Panel id="over-questions" title={t("questions")}>
      {questions.length > 0 ? (
        <ul className="divide-y divide-line rounded-xl bg-surface px-4 shadow-soft ring-1 ring-line/70">
          {questions.map(({ by, text, votes, answered }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what is kept stays in its order
            <li key={place} className="flex items-start gap-4 py-3">
              <span className="w-8 shrink-0 text-center font-medium tabular-nums text-ink-muted">
                {formatNumber(votes, locale)}
              </span>
              <span className="grid min-w-0 gap-1">
                <span dir="auto" className="break-words">
                  {text}
                </span>
                <span className="flex flex-wrap gap-2 text-xs text-ink-faint">
                  <bdi>{by || t("somebody")}</bdi>
                  {answered ? (
                    <Badge tone="success" icon="check">
                      {t("answered")}
                    </Badge>
                  ) : null}
                </span>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-ink-faint">{t("no_questions")}</p>
      )}
    </Panel>
  );
}
