import { formatNumber } from "../../../../worker/words/format";
import { liveRoom } from "../../../../worker/words/live-room";
import { handOf } from "../../../live/state";
import { useReader, useWords } from "../../../locale";
import { Avatar, Button, IconButton, Notice } from "../../../ui";
import { Panel } from "./panel";
import { useLiveUi } from "./room-ui";

/** Raised hands in their order, and one's own. */
export function Hands() {
  const t = useWords(liveRoom);
  const { locale } = useReader();
  const { room, you, act, nameOf } = useLiveUi();
  const { hands, raised } = room;
  return (
    <Panel
      id="live-hands"
      title={t("hands")}
      {...(raised > 0 ? { count: formatNumber(raised, locale) } : {})}
      actions={
        you.host ? (
          raised > 0 ? (
            <Button size="sm" variant="quiet" onClick={() => act({ t: "lower", person: null })}>
              {t("lower_all")}
            </Button>
          ) : null
        ) : (
          <MyHand />
        )
      }
    >
      {you.muted ? <Notice tone="warning">{t("you_muted")}</Notice> : null}
      {hands.length > 0 ? (
        <ol className="flex flex-wrap gap-2">
          {hands.map((face, index) => (
            <li
              key={face.id}
              className="flex max-w-full items-center gap-2 rounded-full bg-accent-tint py-1 ps-3 pe-1 text-sm text-accent-ink"
            >
              <span className="tabular-nums">{formatNumber(index + 1, locale)}</span>
              <bdi className="truncate font-medium">{nameOf(face)}</bdi>
              {you.host ? (
                <IconButton
                  icon="close"
                  size="sm"
                  label={t("lower_of", { name: nameOf(face) })}
                  onClick={() => act({ t: "lower", person: face.id })}
                />
              ) : (
                <Avatar name={nameOf(face)} size="sm" />
              )}
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-sm text-ink-faint">{t("no_hands")}</p>
      )}
    </Panel>
  );
}

function MyHand() {
  const t = useWords(liveRoom);
  const { room, you, act } = useLiveUi();
  const place = handOf(room.hands, you.id);
  const isUp = place !== null;
  return (
    <span className="flex flex-wrap items-center gap-3">
      {isUp ? <span className="text-sm text-ink-muted">{t("your_place", { place })}</span> : null}
      <Button
        size="sm"
        variant={isUp ? "secondary" : "primary"}
        aria-pressed={isUp}
        disabled={you.muted && !isUp}
        onClick={() => act({ t: "hand", on: !isUp })}
      >
        {t(isUp ? "lower" : "raise")}
      </Button>
    </span>
  );
}
