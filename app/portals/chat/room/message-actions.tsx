import { chat } from "../../../../worker/words/chat";
import { useWords } from "../../../locale";
import { IconButton, Menu, type MenuItem } from "../../../ui";
import { useHolds } from "../../shared/holds";
import type { Shown } from "./message-row";
import { useRoomUi } from "./room-ui";

/** What can be done with a message. The room decides what is done; here is drawn what it would allow. */
export function MessageActions({ message }: { message: Shown }) {
  const t = useWords(chat);
  const holds = useHolds();
  const ui = useRoomUi();
  const { room, now, me, kind, moderates, nameOf, hidden } = ui;
  const { seq, by } = message;
  const own = by === me;
  const isGone = message.deletedBy !== undefined;
  const isModerator = now.room.people[by]?.role === "moderator";
  const sanction = now.room.sanctions[by];
  const isMuted = sanction && (sanction.mutedUntil === null || sanction.mutedUntil > Date.now());
  const talking: MenuItem[] = isGone
    ? []
    : [
        { label: t("reply"), icon: "reply", onSelect: () => ui.reply(seq) },
        {
          label: t("copy"),
          icon: "copy",
          onSelect: () => void navigator.clipboard.writeText(message.text).then(() => ui.say(t("copied"))),
        },
        ...(own ? [{ label: t("edit"), icon: "edit", onSelect: () => ui.edit(seq) } as const] : []),
        ...(moderates || kind === "private"
          ? [
              {
                label: t(message.pinned ? "unpin" : "pin"),
                icon: "pin",
                onSelect: () => void room.act({ t: "pin", target: seq, on: !message.pinned }),
              } as const,
            ]
          : []),
        ...(own
          ? [{ label: t("readers"), icon: "eye", onSelect: () => ui.show({ is: "readers", seq }) } as const]
          : []),
      ];
  const history: MenuItem[] =
    moderates && (isGone || message.editedAt !== undefined)
      ? [{ label: t("history"), icon: "history", onSelect: () => ui.show({ is: "versions", seq }) }]
      : [];
  const about: MenuItem[] = own
    ? []
    : [
        ...(kind === "course" && holds("chat.start")
          ? [{ label: t("write_private"), icon: "mail", onSelect: () => ui.writeTo(by) } as const]
          : []),
        { label: t("report"), icon: "warning", onSelect: () => ui.show({ is: "report", seq }) },
        {
          label: t(hidden.has(by) ? "show_person" : "hide_person", { name: nameOf(by) }),
          icon: "eye",
          onSelect: () => ui.toggleHidden(by),
        },
        {
          label: t(ui.blocked.has(by) ? "unblock_person" : "block_person"),
          icon: "lock",
          onSelect: () =>
            void ui.toggleBlocked(by).then((done) => {
              const said = ui.blocked.has(by) ? "unblocked" : "blocked";
              ui.say(t(done ? said : "refused_unavailable", { name: nameOf(by) }));
            }),
        },
      ];
  const order: MenuItem[] = [
    ...(moderates && !own && !isModerator
      ? [
          isMuted
            ? {
                label: t("unmute_person"),
                icon: "chat" as const,
                onSelect: () => void room.act({ t: "mute", person: by, minutes: 0 }),
              }
            : { label: t("mute_person"), icon: "clock" as const, onSelect: () => ui.show({ is: "mute", person: by }) },
          sanction?.banned
            ? {
                label: t("unban_person"),
                icon: "user" as const,
                onSelect: () => void room.act({ t: "ban", person: by, on: false }),
              }
            : {
                label: t("ban_person"),
                icon: "lock" as const,
                tone: "danger" as const,
                onSelect: () => ui.show({ is: "ban", person: by }),
              },
        ]
      : []),
    ...((own || moderates) && !isGone
      ? [
          {
            label: t("delete"),
            icon: "trash" as const,
            tone: "danger" as const,
            onSelect: () => ui.show({ is: "delete", seq }),
          },
        ]
      : []),
  ];
  const groups = [[...talking, ...history], about, order].filter((group) => group.length > 0);
  if (groups.length === 0) return null;
  return (
    <div className="flex shrink-0 items-center opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
      {!isGone && (
        <IconButton
          icon="smile"
          size="sm"
          tooltip={false}
          label={t("react")}
          onClick={(event) =>
            ui.chooseEmoji(event.currentTarget, (emoji) => void room.act({ t: "react", target: seq, emoji, on: true }))
          }
        />
      )}
      <Menu label={t("actions")} icon="more" groups={groups} align={own ? "end" : "start"} />
    </div>
  );
}
