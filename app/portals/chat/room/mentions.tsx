import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { limits } from "../../../../durable-objects/chat-room/protocol";
import { chat } from "../../../../worker/words/chat";
import { useReader, useWords } from "../../../locale";
import { Avatar, cx } from "../../../ui";
import { useRoomUi } from "./room-ui";

interface Choice {
  id: string;
  name: string;
}
const most = 6;

/** Completes "@sa" to a person of the room. The name is put into the words; whom it means goes along as an id. */
export function useMentions(text: string, setText: (text: string) => void, area: RefObject<HTMLTextAreaElement>) {
  const { now, me, nameOf } = useRoomUi();
  const { locale } = useReader();
  const id = useId().replace(/\W/g, "");
  const [caret, setCaret] = useState(0);
  const [place, setPlace] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const asked = /(?:^|\s)@([\p{L}\p{M}\p{N}' ]{0,30})$/u.exec(text.slice(0, caret))?.[1];
  const everybody: Choice[] = Object.keys(now.room.people)
    .filter((person) => person !== me)
    .map((person) => ({ id: person, name: nameOf(person) }));
  const found =
    asked === undefined || asked === dismissed
      ? []
      : everybody
          .filter(({ name }) =>
            name
              .toLocaleLowerCase(locale)
              .split(/\s+/)
              .some((_, index, parts) => parts.slice(index).join(" ").startsWith(asked.toLocaleLowerCase(locale))),
          )
          .slice(0, most);
  const chosen = found[Math.min(place, found.length - 1)];

  const take = ({ name }: Choice) => {
    const start = caret - (asked?.length ?? 0);
    const next = `${text.slice(0, start)}${name} `;
    setText(next + text.slice(caret));
    setPlace(0);
    setCaret(next.length);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(next.length, next.length);
    });
  };
  return {
    list: { id, found, chosen, onTake: take },
    wiring: found.length > 0 && chosen ? { "aria-controls": id, "aria-activedescendant": `${id}-${chosen.id}` } : {},
    onSelect: () => setCaret(area.current?.selectionEnd ?? 0),
    /** The people whose names still stand in the words. */
    named: (words: string): string[] =>
      everybody
        .filter(({ name }) => words.includes(`@${name}`))
        .map((person) => person.id)
        .slice(0, limits.mentions),
    /** True when the key was for the list. */
    onKeyDown(event: KeyboardEvent): boolean {
      if (!chosen) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) setPlace((found.indexOf(chosen) + step + found.length) % found.length);
      else if (event.key === "Enter" || event.key === "Tab") take(chosen);
      else if (event.key === "Escape") setDismissed(asked ?? null);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

export function MentionList({
  id,
  found,
  chosen,
  onTake,
}: {
  id: string;
  found: Choice[];
  chosen: Choice | undefined;
  onTake: (choice: Choice) => void;
}) {
  const t = useWords(chat);
  if (found.length === 0) return null;
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t("mention_list")}
      className="absolute inset-x-0 bottom-full z-10 mb-2 grid rounded-lg bg-raised p-1.5 shadow-float"
    >
      {found.map((choice) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and takes the keys
        <div
          key={choice.id}
          id={`${id}-${choice.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={choice === chosen}
          className={cx(
            "flex cursor-pointer items-center gap-3 rounded-md px-3 py-2 text-sm",
            choice === chosen ? "bg-sunken" : "hover:bg-sunken",
          )}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(choice)}
        >
          <Avatar name={choice.name} size="sm" />
          <bdi>{choice.name}</bdi>
        </div>
      ))}
    </div>
  );
}
