import { useState } from "react";
import { chat } from "../../../../worker/words/chat";
import { useWords } from "../../../locale";
import { Button, Dialog, Select, stackClass } from "../../../ui";
import { type Over, useRoomUi } from "./room-ui";

const slowChoices = [0, 5, 10, 30, 60, 300, 900] as const;

export function SlowDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(chat);
  const { room, now } = useRoomUi();
  const named = (seconds: number) =>
    seconds === 0
      ? t("slow_off")
      : seconds < 60
        ? t("seconds", { count: seconds })
        : t("minutes", { count: seconds / 60 });
  return (
    <Dialog
      id="room-slow"
      open
      title={t("slow_mode")}
      description={t("slow_text")}
      closeLabel={t("close")}
      onClose={onClose}
    >
      <form
        className={stackClass}
        onSubmit={(event) => {
          event.preventDefault();
          room.act({ t: "slow", seconds: Number(new FormData(event.currentTarget).get("seconds")) });
          onClose();
        }}
      >
        <Select
          name="seconds"
          label={t("slow_mode")}
          defaultValue={String(now.room.slow)}
          options={slowChoices.map((seconds) => ({ value: String(seconds), label: named(seconds) }))}
        />
        <Button type="submit" variant="primary">
          {t("apply")}
        </Button>
      </form>
    </Dialog>
  );
}

const muteChoices = ["10", "60", "1440", "10080", "forever"] as const;

export function SanctionDialog({
  over,
  onClose,
}: {
  over: Extract<Over, { is: "mute" | "ban" }>;
  onClose: () => void;
}) {
  const t = useWords(chat);
  const { room, nameOf } = useRoomUi();
  const { is, person } = over;
  const [minutes, setMinutes] = useState<string>("60");
  const act = () => {
    if (is === "ban") room.act({ t: "ban", person, on: true });
    else room.act({ t: "mute", person, minutes: minutes === "forever" ? null : Number(minutes) });
    onClose();
  };
  return (
    <Dialog
      id={`room-${is}`}
      open
      title={t(`${is}_title`, { name: nameOf(person) })}
      description={t(`${is}_text`)}
      closeLabel={t("close")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="danger" onClick={act}>
            {t(is)}
          </Button>
        </>
      }
    >
      {is === "mute" && (
        <Select
          name="minutes"
          label={t("mute_how_long")}
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
          options={muteChoices.map((value) => ({ value, label: t(`mute_${value}`) }))}
        />
      )}
    </Dialog>
  );
}
