import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { limits } from "../../../../durable-objects/chat-room/protocol";
import { chat } from "../../../../worker/words/chat";
import { chatFiles } from "../../../../worker/words/chat-files";
import { messageOf } from "../../../chat/state";
import { useWords } from "../../../locale";
import { cx, Icon, IconButton } from "../../../ui";
import { AttachButton, pastedFiles, useDroppedFiles } from "./files/attach-button";
import { AttachList } from "./files/attach-list";
import { RecorderBar, RecorderRefusal } from "./files/recorder-bar";
import { useSaid } from "./files/said";
import { useAttaching } from "./files/use-attaching";
import { useRecorder } from "./files/use-recorder";
import { MentionList, useMentions } from "./mentions";
import { useRoomUi } from "./room-ui";

/** What is being written: a new message, an answer, or one's own message anew. */
export type Writing = { as: "new" } | { as: "reply" | "edit"; seq: number };

/** Where messages are written. Enter sends; on a phone, whose keyboard has no other way to begin a line, the button does. */
export function Composer({ writing, onDone }: { writing: Writing; onDone: () => void }) {
  const t = useWords(chat);
  const { room, now, me, nameOf, edit, chooseEmoji } = useRoomUi();
  const [text, setText] = useState("");
  const area = useRef<HTMLTextAreaElement>(null);
  const mentions = useMentions(text, setText, area);
  const target = writing.as === "new" ? undefined : messageOf(now.room, writing.seq);
  const excess = text.length - limits.text;
  const files = useAttaching();
  const recorder = useRecorder();
  const said = useSaid();
  const tf = useWords(chatFiles);
  /** Sent as soon as its files are there. */
  const [wanted, setWanted] = useState(false);
  const isEdit = writing.as === "edit";
  const carried = isEdit ? [] : files.items;
  const isOver = useDroppedFiles((dropped) => files.add(dropped));
  useWritingFocus(writing, area, setText, target?.text ?? "");

  const isRecording = ["asking", "recording", "done"].includes(recorder.recording.is);
  const isEmpty = text.trim() === "" && carried.length === 0;
  const isRefused = carried.some(({ step }) => step === "refused");
  const isReady = carried.every(({ step }) => step === "ready");
  const send = () => {
    if (isEmpty || excess > 0 || isRefused) return;
    setWanted(!isReady);
    if (!isReady) return;
    const words = text.trim();
    if (writing.as === "edit") {
      if (words !== target?.text) room.act({ t: "edit", target: writing.seq, text: words });
    } else {
      const named = mentions.named(words);
      const attachments = carried.flatMap(({ carried }) => carried ?? []);
      room.act(
        {
          t: "send",
          text: words,
          ...(writing.as === "reply" ? { replyTo: writing.seq } : {}),
          ...(named.length > 0 ? { mentions: named } : {}),
          ...(attachments.length > 0 ? { files: attachments.map(({ media }) => media) } : {}),
        },
        attachments,
      );
      files.clear();
    }
    setText("");
    onDone();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever a file has got on
  useEffect(() => {
    if (!wanted) return;
    if (isRefused || carried.length === 0) setWanted(false);
    else if (isReady) send();
  }, [wanted, files.items]);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || mentions.onKeyDown(event)) return;
    if (event.key === "Enter" && !event.shiftKey && matchMedia("(pointer: fine)").matches) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape" && writing.as !== "new") {
      setText("");
      onDone();
    } else if (event.key === "ArrowUp" && text === "") {
      const own = now.room.live.messages.findLast(({ by, deletedBy }) => by === me && deletedBy === undefined);
      if (!own) return;
      event.preventDefault();
      edit(own.seq);
    }
  };
  return (
    <form
      className="relative grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {writing.as !== "new" && (
        <div className="flex items-center gap-3 border-s-2 border-accent ps-3 text-sm">
          <div className="min-w-0 flex-1">
            <p className="font-medium text-accent-ink">
              {writing.as === "edit" ? t("editing") : t("replying_to", { name: nameOf(target?.by ?? "") })}
            </p>
            <p dir="auto" className="truncate text-ink-muted">
              {target && said(target)}
            </p>
          </div>
          <IconButton
            icon="close"
            size="sm"
            label={t("cancel")}
            onClick={() => {
              if (writing.as === "edit") setText("");
              onDone();
              area.current?.focus();
            }}
          />
        </div>
      )}
      <MentionList {...mentions.list} />
      {isOver && (
        <p className="rounded-lg border border-dashed border-accent-line bg-accent-tint p-4 text-center text-sm text-accent-ink">
          {tf("drop")}
        </p>
      )}
      {!isEdit && <AttachList files={files} wanted={wanted} />}
      <RecorderRefusal recorder={recorder} />
      <RecorderBar
        recorder={recorder}
        onSend={(file, seconds) => {
          files.add([file], { seconds });
          recorder.cancel();
          setWanted(true);
        }}
      />
      <div className={cx("flex items-end gap-1", isRecording && "hidden")}>
        {!isEdit && <AttachButton onFiles={(chosen) => files.add(chosen)} />}
        <IconButton
          icon="smile"
          label={t("emoji")}
          onClick={(event) =>
            chooseEmoji(event.currentTarget, (emoji) => {
              insert(area.current, emoji, setText);
            })
          }
        />
        <textarea
          ref={area}
          value={text}
          rows={1}
          dir="auto"
          aria-label={t("write")}
          aria-describedby="write-hint"
          placeholder={t("write")}
          className="control field-sizing-content max-h-40 min-h-11 min-w-0 flex-1 resize-none px-3 py-2.5 text-base"
          {...mentions.wiring}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value) room.typing();
          }}
          onSelect={mentions.onSelect}
          onPaste={(event) => !isEdit && pastedFiles(event, (pasted) => files.add(pasted))}
          onKeyDown={onKeyDown}
        />
        {!isEdit && <IconButton icon="mic" label={tf("record")} onClick={recorder.start} />}
        <button
          type="submit"
          aria-label={isEdit ? t("save") : t("send")}
          aria-disabled={isEmpty || excess > 0 || isRefused || wanted}
          className="grid size-11 shrink-0 place-items-center rounded-md bg-accent text-on-accent hover:bg-accent-hover aria-disabled:opacity-50"
        >
          <Icon name={isEdit ? "check" : "send"} />
        </button>
      </div>
      <p id="write-hint" className={cx("text-xs", excess > 0 ? "text-danger-ink" : "sr-only")}>
        {excess > 0 ? t("too_long", { count: excess }) : t("write_hint")}
      </p>
    </form>
  );
}

function useWritingFocus(
  writing: Writing,
  area: React.RefObject<HTMLTextAreaElement>,
  setText: (text: string) => void,
  words: string,
) {
  const seen = useRef<Writing>(writing);
  useEffect(() => {
    if (seen.current === writing) return;
    const before = seen.current;
    seen.current = writing;
    if (writing.as === "edit") setText(words);
    else if (before.as === "edit") setText("");
    if (writing.as !== "new") area.current?.focus();
  }, [writing, area, setText, words]);
}

/** Puts a sign where the caret is. */
function insert(area: HTMLTextAreaElement | null, sign: string, setText: (text: string) => void): void {
  if (!area) return;
  const { value, selectionStart, selectionEnd } = area;
  setText(value.slice(0, selectionStart) + sign + value.slice(selectionEnd));
  const place = selectionStart + sign.length;
  requestAnimationFrame(() => {
    area.focus();
    area.setSelectionRange(place, place);
  });
}
