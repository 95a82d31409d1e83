import "./editor.css";
import { Editor } from "@tiptap/core";
import { useEffect, useReducer, useRef, useState } from "react";
import { proseEditor } from "../../worker/words/prose-editor";
import { useWords } from "../locale";
import { AskLink, AskPicture } from "./ask";
import type { DocNode } from "./doc";
import { markdownFromDoc } from "./doc-to-markdown";
import { docFromMarkdown } from "./markdown-to-doc";
import { extensions } from "./schema";
import { type Asking, Toolbar } from "./toolbar";

export { isForEditor } from "./doc-to-markdown";

export interface ProseEditorProps {
  id: string;
  label: string;
  /** Of the text's language; within it each block finds its own direction. */
  lang?: string | undefined;
  dir: string;
  isTall: boolean;
  describedBy?: string | undefined;
  isInvalid: boolean;
  isRequired: boolean;
  /** Markdown to begin with. */
  start: string;
  onChange: (markdown: string) => void;
  hasFocus: boolean;
  /** `media:<uuid>` → where it can be seen; undefined where a text shows no pictures. */
  pictures?: Record<string, string> | undefined;
}

/** How long typing rests before the Markdown follows. Leaving the editor does not wait. */
const restMs = 200;

export function ProseEditor(props: ProseEditorProps) {
  const { id, label, lang, dir, isTall, describedBy, isInvalid, isRequired, pictures } = props;
  const t = useWords(proseEditor);
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const urls = useRef(new Map<string, string>());
  const latest = useRef({ ...props, t });
  latest.current = { ...props, t };

  useEffect(() => {
    if (!place.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      latest.current.onChange(markdownFromDoc(made.getJSON() as DocNode));
    };
    const made = new Editor({
      element: place.current,
      extensions: extensions({
        taskLabel: (words) => latest.current.t("task_box", { words }),
        pictureUrl: (src) => urls.current.get(src) ?? latest.current.pictures?.[src],
      }),
      content: docFromMarkdown(latest.current.start),
      // Its style element has no place under the content policy; editor.css says the same.
      injectCSS: false,
      onUpdate() {
        clearTimeout(timer);
        timer = setTimeout(tell, restMs);
      },
      onBlur: tell,
      onTransaction: redraw,
    });
    if (latest.current.hasFocus) made.commands.focus("end");
    setEditor(made);
    return () => {
      tell();
      made.destroy();
    };
  }, []);

  useEffect(() => {
    const attributes = {
      id,
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": label,
      class: "prose prose-editor",
      dir,
      ...(lang ? { lang } : {}),
      ...(describedBy ? { "aria-describedby": describedBy } : {}),
      ...(isInvalid ? { "aria-invalid": "true" } : {}),
      ...(isRequired ? { "aria-required": "true" } : {}),
    };
    editor?.setOptions({ editorProps: { attributes } });
  }, [editor, id, label, lang, dir, describedBy, isInvalid, isRequired]);

  const close = () => {
    setAsking(null);
    editor?.commands.focus();
  };
  return (
    <div className="control prose-frame" data-tall={isTall || undefined}>
      {editor ? (
        <Toolbar editor={editor} label={label} controls={id} ask={setAsking} withPictures={pictures !== undefined} />
      ) : null}
      <div ref={place} />
      {editor && asking === "link" ? <AskLink editor={editor} close={close} /> : null}
      {editor && asking === "picture" ? (
        <AskPicture editor={editor} close={close} seen={(src, url) => urls.current.set(src, url)} />
      ) : null}
    </div>
  );
}
