import type { Editor } from "@tiptap/core";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { proseEditor } from "../../worker/words/prose-editor";
import { shell } from "../../worker/words/shell";
import { useWords } from "../locale";
import { UploadField } from "../portals/instructor/upload/upload-field";
import { Button, Dialog, DialogClose, FormActions, stackClass, TextField } from "../ui";

interface AskProps {
  editor: Editor;
  close: () => void;
}

const asking = "prose-asking";

/** A dialog with a form of its own, outside the form that the text belongs to; nothing of it reaches that form. */
function Asking({
  title,
  close,
  send,
  actions,
  children,
}: {
  title: string;
  close: () => void;
  send: (form: FormData) => void;
  actions: ReactNode;
  children: ReactNode;
}) {
  const common = useWords(shell);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(new FormData(event.currentTarget));
  };
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: it holds back what its forms say, and does nothing itself
    <div onSubmit={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
      <Dialog id={asking} title={title} closeLabel={common("cancel")} open onClose={close}>
        <form onSubmit={submit} className={stackClass} noValidate>
          {children}
          <FormActions>
            {actions}
            <DialogClose dialog={asking}>{common("cancel")}</DialogClose>
          </FormActions>
        </form>
      </Dialog>
    </div>,
    document.body,
  );
}

/** What people paste or type becomes an address that may stand in a text; null for one that may not. */
export function addressOf(typed: string): string | null {
  const address = typed.trim();
  if (/^(https?:\/\/|mailto:|\/(?!\/)|#)\S+$/i.test(address)) return address;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(address)) return `mailto:${address}`;
  return /^[^\s:/]+\.[^\s:/]{2,}(\/\S*)?$/.test(address) ? `https://${address}` : null;
}

export function AskLink({ editor, close }: AskProps) {
  const t = useWords(proseEditor);
  const common = useWords(shell);
  const [isWrong, setWrong] = useState(false);
  const isLink = editor.isActive("link");
  const needsWords = editor.state.selection.empty && !isLink;
  const current = isLink ? String(editor.getAttributes("link").href ?? "") : "";
  const send = (form: FormData) => {
    const href = addressOf(String(form.get("_address")));
    if (!href) return setWrong(true);
    const chain = editor.chain().focus();
    const said = String(form.get("_words") ?? "").trim() || href;
    if (needsWords)
      chain
        .insertContent({ type: "text", text: said, marks: [{ type: "link", attrs: { href } }] })
        .unsetMark("link")
        .run();
    else chain.extendMarkRange("link").setLink({ href }).run();
    close();
  };
  return (
    <Asking
      title={t("link")}
      close={close}
      send={send}
      actions={
        <>
          <Button type="submit" variant="primary">
            {t("link_set")}
          </Button>
          {isLink ? (
            <Button
              variant="quiet"
              onClick={() => {
                editor.chain().focus().extendMarkRange("link").unsetLink().run();
                close();
              }}
            >
              {t("link_remove")}
            </Button>
          ) : null}
        </>
      }
    >
      <TextField
        name="_address"
        label={t("address")}
        hint={t("address_hint")}
        dir="ltr"
        inputMode="url"
        autoComplete="off"
        maxLength={2000}
        defaultValue={current}
        error={isWrong ? t("address_wrong") : null}
      />
      {needsWords ? (
        <TextField name="_words" label={t("link_words")} optional={common("optional")} dir="auto" maxLength={300} />
      ) : null}
    </Asking>
  );
}

/** @param seen is told where the picture that was just uploaded can be seen until the page is loaded anew. */
export function AskPicture({ editor, close, seen }: AskProps & { seen: (src: string, url: string) => void }) {
  const t = useWords(proseEditor);
  const file = useRef<File | null>(null);
  const [isMissing, setMissing] = useState(false);
  const send = (form: FormData) => {
    const uuid = String(form.get("_picture") ?? "");
    if (!uuid) return setMissing(true);
    const src = `media:${uuid}`;
    if (file.current) seen(src, URL.createObjectURL(file.current));
    const alt = String(form.get("_words") ?? "").trim();
    editor.chain().focus().insertContent({ type: "picture", attrs: { src, alt } }).run();
    close();
  };
  return (
    <Asking
      title={t("picture")}
      close={close}
      send={send}
      actions={
        <Button type="submit" variant="primary">
          {t("picture_set")}
        </Button>
      }
    >
      <UploadField
        name="_picture"
        kind="lesson_image"
        label={t("picture_file")}
        current={null}
        value=""
        error={isMissing ? t("picture_missing") : null}
        done={t("picture_done")}
        isDescribedElsewhere
        onFile={(chosen) => {
          file.current = chosen;
          setMissing(false);
        }}
      />
      <TextField name="_words" label={t("picture_words")} dir="auto" maxLength={300} />
    </Asking>
  );
}
