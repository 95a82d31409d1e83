import { type FormEvent, useState } from "react";
import { limits, type Question } from "../../../../durable-objects/live-session/protocol";
import { formatNumber } from "../../../../worker/words/format";
import { liveRoom } from "../../../../worker/words/live-room";
import { useReader, useWords } from "../../../locale";
import { Badge, Button, Icon, Menu, TextField } from "../../../ui";
import { Panel } from "./panel";
import { useLiveUi } from "./room-ui";

/** What was asked, that with the most votes first. */
export function Questions() {
  const t = useWords(liveRoom);
  const { locale } = useReader();
  const { room, you } = useLiveUi();
  const { questions } = room;
  return (
    <Panel
      id="live-questions"
      title={t("questions")}
      {...(questions.length > 0 ? { count: formatNumber(questions.length, locale) } : {})}
    >
      {you.host || you.muted ? null : <AskForm />}
      {questions.length > 0 ? (
        <ul className="divide-y divide-line rounded-xl bg-surface px-4 shadow-soft ring-1 ring-line/70">
          {questions.map((question) => (
            <QuestionRow key={question.id} question={question} />
          ))}
        </ul>
      ) : (
        <p className="text-sm text-ink-faint">{t("no_questions")}</p>
      )}
    </Panel>
  );
}

function AskForm() {
  const t = useWords(liveRoom);
  const { act } = useLiveUi();
  const [text, setText] = useState("");
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    act({ t: "ask", text });
    setText("");
  };
  return (
    <form onSubmit={ask} className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          name="question"
          label={t("ask_label")}
          autoComplete="off"
          dir="auto"
          maxLength={limits.question}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <Button type="submit">{t("ask")}</Button>
    </form>
  );
}

function QuestionRow({ question }: { question: Question }) {
  const t = useWords(liveRoom);
  const { you, act, nameOf } = useLiveUi();
  const { id, by, text, answered, hidden } = question;
  return (
    <li className="flex items-start gap-3 py-3">
      <Votes question={question} />
      <div className="grid min-w-0 flex-1 gap-1">
        <p dir="auto" className={answered || hidden ? "break-words text-ink-muted" : "break-words"}>
          {text}
        </p>
        <p className="flex flex-wrap items-center gap-2 text-xs text-ink-faint">
          <bdi>{nameOf(by)}</bdi>
          {answered ? (
            <Badge tone="success" icon="check">
              {t("answered")}
            </Badge>
          ) : null}
          {hidden ? <Badge tone="warning">{t("hidden")}</Badge> : null}
        </p>
      </div>
      {you.host ? (
        <Menu
          label={t("question_menu")}
          icon="more"
          size="sm"
          align="end"
          groups={[
            [
              {
                label: t(answered ? "mark_open" : "mark_answered"),
                icon: "check",
                onSelect: () => act({ t: "answered", question: id, on: !answered }),
              },
              {
                label: t(hidden ? "unhide" : "hide"),
                icon: "eye",
                onSelect: () => act({ t: "hide", question: id, on: !hidden }),
              },
            ],
          ]}
        />
      ) : null}
    </li>
  );
}

/** How many want to hear the answer; a vote stands. */
function Votes({ question: { id, by, votes } }: { question: Question }) {
  const t = useWords(liveRoom);
  const { locale } = useReader();
  const { you, act } = useLiveUi();
  const has = you.votes.includes(id);
  const look =
    "grid w-11 shrink-0 justify-items-center rounded-md border px-1 py-1.5 text-sm font-medium tabular-nums leading-none";
  const inside = (
    <>
      <Icon name="chevron-up" size={16} />
      {formatNumber(votes, locale)}
    </>
  );
  if (you.host || by.id === you.id)
    return <span className={`${look} border-transparent text-ink-faint`}>{inside}</span>;
  return (
    <button
      type="button"
      aria-pressed={has}
      aria-label={t(has ? "voted" : "vote", { count: votes })}
      onClick={() => !has && act({ t: "vote", question: id })}
      className={`${look} ${has ? "border-accent bg-accent-tint text-accent-ink" : "border-line text-ink-muted hover:border-accent hover:text-accent-ink"}`}
    >
      {inside}
    </button>
  );
}
