import { type FormEvent, useState } from "react";
import { limits } from "../../../../durable-objects/live-session/protocol";
import { liveRoom } from "../../../../worker/words/live-room";
import { useWords } from "../../../locale";
import { Button, Card, Checkbox, TextField } from "../../../ui";
import { useLiveUi } from "./room-ui";

/** A host writes a poll: a question and two to six choices. */
export function NewPoll({ onDone }: { onDone: () => void }) {
  const t = useWords(liveRoom);
  const { act } = useLiveUi();
  const [count, setCount] = useState(2);
  const open = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const choices = form
      .getAll("choice")
      .map(String)
      .filter((choice) => choice.trim() !== "");
    if (choices.length < 2) return;
    act({ t: "poll", question: String(form.get("question")), choices, multiple: form.has("multiple") });
    onDone();
  };
  return (
    <Card>
      <form onSubmit={open} className="grid gap-4">
        <TextField
          name="question"
          id="poll-question"
          label={t("poll_question")}
          dir="auto"
          autoComplete="off"
          required
          autoFocus
          maxLength={limits.poll}
        />
        {Array.from({ length: count }, (_, place) => place + 1).map((number) => (
          <TextField
            key={number}
            name="choice"
            id={`poll-choice-${number}`}
            label={t("choice", { number })}
            dir="auto"
            autoComplete="off"
            required={number <= 2}
            maxLength={limits.choice}
          />
        ))}
        {count < limits.choices ? (
          <div>
            <Button size="sm" variant="quiet" icon="plus" onClick={() => setCount(count + 1)}>
              {t("add_choice")}
            </Button>
          </div>
        ) : null}
        <Checkbox name="multiple" value="true" label={t("several")} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" size="sm">
            {t("open_poll")}
          </Button>
          <Button size="sm" variant="quiet" onClick={onDone}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
