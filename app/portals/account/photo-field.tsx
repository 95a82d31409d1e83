import { Form } from "@remix-run/react";
import { useRef, useState } from "react";
import { crop } from "../../../worker/words/crop";
import { formatBytes } from "../../../worker/words/format";
import { upload } from "../../../worker/words/upload";
import { useReader, useWords } from "../../locale";
import { Avatar, Button, FileField } from "../../ui";
import { acceptOf, cropOf, limitOf } from "../instructor/upload/accepted";
import { UploadProgress } from "../instructor/upload/upload-progress";
import { useUpload } from "../instructor/upload/use-upload";
import { CropDialog } from "../shared/crop/crop-dialog";

/** The portrait: chosen, cut square, put up and saved at once; removed by a form of its own. The page is loaded anew, since the frame shows it too. */
export function PhotoField({ name, photo, error }: { name: string; photo: string | null; error: string | null }) {
  const t = useWords(crop);
  const words = useWords(upload);
  const { locale } = useReader();
  const form = useRef<HTMLFormElement>(null);
  const uuid = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<File | null>(null);
  const { state, send, stop } = useUpload("profile_picture", (media) => {
    if (uuid.current) uuid.current.value = media.uuid;
    form.current?.submit();
  });
  const { ratio, width } = cropOf.profile_picture ?? { ratio: 1, width: 1024 };
  return (
    <section aria-label={t("photo")} className="mb-8 flex flex-wrap items-start gap-5">
      <Avatar name={name} size="xl" label={t("photo_of", { name })} {...(photo ? { src: photo } : {})} />
      <div className="grid min-w-64 flex-1 gap-2">
        <FileField
          id="photo"
          name="_photo"
          label={t("photo")}
          hint={`${t("photo_hint")} ${limitOf("profile_picture", (bytes) => words("limit", { size: formatBytes(bytes, locale) }))}`}
          prompt={words(photo ? "choose_other" : "choose")}
          accept={acceptOf("profile_picture")}
          error={error}
          disabled={state.step === "sending"}
          className="noscript:hidden"
          onChange={(event) => {
            setChosen(event.currentTarget.files?.[0] ?? null);
            event.currentTarget.value = "";
          }}
        />
        <noscript>
          <p className="text-sm text-warning-ink">{words("needs_scripts")}</p>
        </noscript>
        <UploadProgress id="photo" state={state} stop={stop} send={(file) => void send(file)} done={words("sending")} />
        <Form method="post" action="/account?index" reloadDocument ref={form} hidden>
          <input type="hidden" name="_do" value="photo" />
          <input type="hidden" name="photo" ref={uuid} />
          <button type="submit">{t("photo")}</button>
        </Form>
        {photo ? (
          <Form method="post" action="/account?index" reloadDocument>
            <input type="hidden" name="_do" value="photo" />
            <input type="hidden" name="photo" value="" />
            <Button type="submit" size="sm" icon="trash">
              {t("photo_remove")}
            </Button>
          </Form>
        ) : null}
      </div>
      {chosen ? (
        <CropDialog
          file={chosen}
          ratio={ratio}
          widest={width}
          onDone={(picture) => {
            setChosen(null);
            if (picture) void send(picture);
          }}
        />
      ) : null}
    </section>
  );
}
