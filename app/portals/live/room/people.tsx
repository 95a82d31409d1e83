import { useState } from "react";
import type { Face } from "../../../../durable-objects/live-session/protocol";
import { liveRoom } from "../../../../worker/words/live-room";
import { useWords } from "../../../locale";
import { Avatar, Badge, Button, Dialog, Icon, Menu } from "../../../ui";
import { Panel } from "./panel";
import { useLiveUi } from "./room-ui";

/** Who waits at the door; for hosts. */
export function Lobby() {
  const t = useWords(liveRoom);
  const { now, act } = useLiveUi();
  const { lobby } = now.session.hosts;
  if (lobby.length === 0) return null;
  return (
    <Panel id="live-lobby" title={t("lobby")}>
      <ul className="divide-y divide-line rounded-xl bg-warning-tint px-4">
        {lobby.map((face) => (
          <Somebody key={face.id} face={face}>
            <Button size="sm" variant="primary" onClick={() => act({ t: "admit", person: face.id })}>
              {t("admit")}
            </Button>
            <Button size="sm" variant="quiet" onClick={() => act({ t: "remove", person: face.id })}>
              {t("turn_away")}
            </Button>
          </Somebody>
        ))}
      </ul>
    </Panel>
  );
}

/** Who is here; hosts find there what they can do about somebody. */
export function People() {
  const t = useWords(liveRoom);
  const { room, you, now, act } = useLiveUi();
  const [removing, setRemoving] = useState<Face | null>(null);
  const { muted, removed } = now.session.hosts;
  const isMuted = (face: Face) => muted.some(({ id }) => id === face.id);
  const more = room.here - room.present.length;
  return (
    <details className="group rounded-xl bg-surface px-4 py-3 shadow-soft ring-1 ring-line/70">
      <summary className="flex cursor-pointer items-center justify-between rounded-sm font-medium">
        {t("here", { count: room.here })}
        <Icon name="chevron-down" size={18} className="text-ink-faint group-open:rotate-180" />
      </summary>
      <ul className="mt-2 divide-y divide-line">
        {room.present.map((face) => (
          <Somebody key={face.id} face={face} isMuted={you.host && isMuted(face)}>
            {you.host && !face.host ? (
              <PersonMenu
                face={face}
                isMuted={isMuted(face)}
                onMute={(on) => act({ t: "mute", person: face.id, on })}
                onRemove={() => setRemoving(face)}
              />
            ) : null}
          </Somebody>
        ))}
      </ul>
      {more > 0 ? <p className="pt-2 text-sm text-ink-faint">{t("people_more", { count: more })}</p> : null}
      {you.host && removed.length > 0 ? (
        <>
          <h3 className="mt-4 text-sm font-medium text-ink-muted">{t("removed")}</h3>
          <ul className="divide-y divide-line">
            {removed.map((face) => (
              <Somebody key={face.id} face={face}>
                <Button size="sm" onClick={() => act({ t: "admit", person: face.id })}>
                  {t("let_back")}
                </Button>
              </Somebody>
            ))}
          </ul>
        </>
      ) : null}
      {removing ? <RemoveDialog face={removing} onClose={() => setRemoving(null)} /> : null}
    </details>
  );
}

function Somebody({ face, isMuted, children }: { face: Face; isMuted?: boolean; children?: React.ReactNode }) {
  const t = useWords(liveRoom);
  const { nameOf } = useLiveUi();
  return (
    <li className="flex flex-wrap items-center gap-3 py-2">
      <Avatar name={nameOf(face)} size="sm" />
      <bdi className="min-w-0 flex-1 truncate">{nameOf(face)}</bdi>
      {face.host ? <Badge tone="accent">{t("host")}</Badge> : null}
      {isMuted ? <Badge tone="warning">{t("muted_mark")}</Badge> : null}
      {children}
    </li>
  );
}

interface PersonMenuProps {
  face: Face;
  isMuted: boolean;
  onMute(on: boolean): void;
  onRemove(): void;
}
function PersonMenu({ face, isMuted, onMute, onRemove }: PersonMenuProps) {
  const t = useWords(liveRoom);
  const { nameOf } = useLiveUi();
  return (
    <Menu
      label={t("person_menu", { name: nameOf(face) })}
      icon="more"
      size="sm"
      align="end"
      groups={[
        [
          { label: t(isMuted ? "unmute" : "mute"), icon: "bell", onSelect: () => onMute(!isMuted) },
          { label: t("remove"), icon: "logout", tone: "danger", onSelect: onRemove },
        ],
      ]}
    />
  );
}

function RemoveDialog({ face, onClose }: { face: Face; onClose: () => void }) {
  const t = useWords(liveRoom);
  const { act, nameOf } = useLiveUi();
  return (
    <Dialog
      id="live-remove"
      open
      title={t("remove_title", { name: nameOf(face) })}
      description={t("remove_text")}
      closeLabel={t("close")}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              act({ t: "remove", person: face.id });
              onClose();
            }}
          >
            {t("remove")}
          </Button>
        </>
      }
    />
  );
}
