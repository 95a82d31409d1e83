import { forwardRef } from "react";
import { chat } from "../../../../worker/words/chat";
import { useWords } from "../../../locale";
import { popover } from "../../../ui/primitives/popover";
import { emojiGroups, emojisOf, usualEmojis } from "./emoji";

/** One panel for the whole room: it hangs from whichever button opened it. */
export const EmojiPanel = forwardRef<HTMLDivElement, { onChoose: (emoji: string) => void }>(function EmojiPanel(
  { onChoose },
  ref,
) {
  const t = useWords(chat);
  const button = (emoji: string) => (
    <button
      key={emoji}
      type="button"
      aria-label={emoji}
      onClick={() => onChoose(emoji)}
      className="grid size-9 place-items-center rounded-md text-lg hover:bg-sunken"
    >
      {emoji}
    </button>
  );
  return (
    <div ref={ref} {...popover} role="dialog" aria-label={t("emoji")} className="menu-panel">
      <div className="flex border-b border-line pb-1.5">{usualEmojis.map(button)}</div>
      {(Object.keys(emojiGroups) as (keyof typeof emojiGroups)[]).map((group) => (
        <section key={group} aria-label={t(group)}>
          <p className="px-2 pt-2 pb-1 text-xs font-medium text-ink-faint">{t(group)}</p>
          <div className="grid grid-cols-[repeat(auto-fill,2.25rem)] justify-center">{emojisOf(group).map(button)}</div>
        </section>
      ))}
    </div>
  );
});
