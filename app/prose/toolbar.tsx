import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { proseEditor } from "../../worker/words/prose-editor";
import { useWords } from "../locale";
import { cx } from "../ui";
import { hasIcon, ToolSign } from "./tool-icons";
import { type Tool, tableTools, tools } from "./tools";

export type Asking = "link" | "picture";
interface ToolbarProps {
  editor: Editor;
  label: string;
  /** The id of what it formats. */
  controls: string;
  ask: (what: Asking) => void;
  /** Pictures can be shown where the text will stand. */
  withPictures: boolean;
}

/** One stop of the Tab key; within it arrows, Home and End (the toolbar pattern of ARIA's practices). */
export function Toolbar({ editor, label, controls, ask, withPictures }: ToolbarProps) {
  const t = useWords(proseEditor);
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState("heading");
  const go = (event: KeyboardEvent) => {
    const buttons = [...(bar.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const forth = getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forth === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    const next = {
      [forth]: buttons[(at + 1) % buttons.length],
      [back]: buttons.at(at - 1),
      Home: buttons[0],
      End: buttons.at(-1),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const button = (name: Tool["name"], press: () => void, isOn?: boolean, content?: ReactNode) => (
    <button
      key={name}
      type="button"
      title={t(name)}
      aria-label={t(name)}
      aria-pressed={isOn}
      tabIndex={stop === name ? 0 : -1}
      onFocus={() => setStop(name)}
      // The words that are chosen stay chosen.
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
      className={cx(
        "inline-grid h-9 min-w-9 place-items-center rounded-md transition-colors pointer-coarse:h-11 pointer-coarse:min-w-10",
        isOn ? "bg-accent-tint text-accent-ink" : "text-ink-muted hover:bg-sunken hover:text-ink",
      )}
    >
      {content ?? (hasIcon(name) ? <ToolSign name={name} /> : null)}
    </button>
  );
  const tool = ({ name, run, active }: Tool) =>
    button(name, () => run(editor.chain().focus()).run(), active?.(editor) ?? undefined);
  const inTable = editor.isActive("table");
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t("tools", { label })}
      aria-controls={controls}
      onKeyDown={go}
      className="flex flex-wrap items-center gap-x-2 gap-y-0.5 border-b border-line p-1"
    >
      {tools.map((group, at) => (
        <span key={group[0]?.name} className="flex">
          {group.map(tool)}
          {at === 3 ? button("link", () => ask("link"), editor.isActive("link")) : null}
          {at === 3 && withPictures ? button("picture", () => ask("picture")) : null}
        </span>
      ))}
      {inTable ? (
        <span className="flex basis-full flex-wrap">
          {tableTools.map(({ name, run }) =>
            button(
              name,
              () => run(editor.chain().focus()).run(),
              undefined,
              <span className="px-2 text-sm font-medium">{t(name)}</span>,
            ),
          )}
        </span>
      ) : null}
    </div>
  );
}
