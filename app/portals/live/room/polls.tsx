import { type FormEvent, useState } from "react";
import type { Poll } from "../../../../durable-objects/live-session/protocol";
import { liveRoom } from "../../../../worker/words/live-room";
import { useWords } from "../../../locale";
import { Button, Card, Status } from "../../../ui";
import { NewPoll } from "./new-poll";
import { Panel } from "./panel";
import { PollBars } from "./poll-bars";
import { useLiveUi } from "./room-ui";

/** Polls, the last opened first. */
export function Polls() {
  const t = useWords(liveRoom);
  const { room, you } = useLiveUi();
  const [isWriting, setWriting] = useState(false);
  return (
    <Panel
      id="live-polls"
      title={t("polls")}
      actions={
        you.host && !isWriting ? (
          <Button size="sm" icon="plus" onClick={() => setWriting(true)}>
            {t("new_poll")}
          </Button>
        ) : null
      }
    >
      {isWriting ? <NewPoll onDone={() => setWriting(false)} /> : null}
      {room.polls.length > 0 ? (
        <ul className="grid gap-3">
          {room.polls.map((poll) => (
            <PollCard key={poll.id} poll={poll} />
          ))}
        </ul>
      ) : isWriting ? null : (
        <p className="text-sm text-ink-faint">{t("no_polls")}</p>
      )}
    </Panel>
  );
}

function PollCard({ poll }: { poll: Poll }) {
  const t = useWords(liveRoom);
  const { you, act } = useLiveUi();
  const mine = you.chosen[poll.id];
  const mayChoose = poll.open && !you.host && !mine;
  return (
    <Card as="li" className="grid gap-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 dir="auto" className="min-w-0 break-words font-medium" id={`poll-${poll.id}`}>
          {poll.question}
        </h3>
        <Status tone={poll.open ? "success" : "neutral"}>{t(poll.open ? "poll_open" : "poll_closed")}</Status>
      </div>
      {mayChoose ? <Ballot poll={poll} /> : <PollBars {...poll} {...(mine ? { mine } : {})} />}
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-ink-muted">
        {t("voters", { count: poll.voters })}
        {you.host && poll.open ? (
          <Button size="sm" onClick={() => act({ t: "close", poll: poll.id })}>
            {t("close_poll")}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}

function Ballot({ poll }: { poll: Poll }) {
  const t = useWords(liveRoom);
  const { act } = useLiveUi();
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const choices = new FormData(event.currentTarget).getAll("choice").map(Number);
    if (choices.length > 0) act({ t: "choose", poll: poll.id, choices });
  };
  return (
    <form onSubmit={choose} className="grid gap-3">
      <fieldset aria-labelledby={`poll-${poll.id}`} className="grid gap-1">
        {poll.multiple ? <p className="text-sm text-ink-muted">{t("choose_several")}</p> : null}
        {poll.choices.map((choice, place) => (
          <label key={choice} className="flex items-center gap-3 rounded-md px-2 py-2 hover:bg-sunken">
            <input
              type={poll.multiple ? "checkbox" : "radio"}
              name="choice"
              value={place}
              required={!poll.multiple}
              className="size-4 shrink-0 accent-accent"
            />
            <bdi className="min-w-0 break-words">{choice}</bdi>
          </label>
        ))}
      </fieldset>
      <div>
        <Button type="submit" variant="primary" size="sm">
          {t("choose")}
        </Button>
      </div>
    </form>
  );
}
