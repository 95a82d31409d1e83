import { useRef } from "react";
import { authoringItem } from "../../../../worker/words/authoring-item";
import { shell } from "../../../../worker/words/shell";
import { useWords } from "../../../locale";
import { Fieldset, TextField } from "../../../ui";
import { UploadField } from "../upload/upload-field";
import { videoLength } from "../upload/video-length";
import type { ItemFieldsProps } from "./item-fields";
import { videoAddress } from "./video-address";

/** A film: a file of ours, or one at YouTube or Vimeo; its length; its captions. */
export function VideoFields({ item, refusal, value }: ItemFieldsProps) {
  const t = useWords(authoringItem);
  const common = useWords(shell);
  const length = useRef<HTMLDivElement>(null);
  const captions = (language: "en" | "ar") => {
    const name = `source.captions.${language}?`;
    const given = item?.source.captions?.[language] ?? "";
    return (
      <UploadField
        name={name}
        kind="lesson_captions"
        label={t(`captions_${language}`)}
        optional
        current={given ? { uuid: given, filename: t("captions_present") } : null}
        value={value(name, given)}
        error={refusal.field(name)}
      />
    );
  };
  return (
    <>
      <Fieldset legend={t("video_source")} hint={t("video_source_hint")}>
        <UploadField
          name="mediaUuid?"
          kind="lesson_video"
          label={t("video_file")}
          optional
          current={item?.media ?? null}
          value={value("mediaUuid?", item?.media?.uuid)}
          error={refusal.field("mediaUuid")}
          onFile={async (file) => {
            const seconds = await videoLength(file);
            const field = length.current?.querySelector("input");
            if (seconds && field) field.value = String(seconds);
          }}
        />
        <TextField
          name="_videoUrl"
          label={t("video_url")}
          optional={common("optional")}
          dir="ltr"
          maxLength={500}
          placeholder="https://www.youtube.com/watch?v=…"
          defaultValue={value("_videoUrl", videoAddress(item?.source ?? {}))}
          error={refusal.field("source.videoId")}
        />
      </Fieldset>
      <div ref={length}>
        <TextField
          name="durationSeconds?"
          label={t("seconds")}
          hint={t("seconds_hint")}
          optional={common("optional")}
          type="number"
          min={1}
          max={86_400}
          defaultValue={value("durationSeconds?", item?.durationSeconds ? String(item.durationSeconds) : "")}
          error={refusal.field("durationSeconds")}
        />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        {captions("en")}
        {captions("ar")}
      </div>
    </>
  );
}
