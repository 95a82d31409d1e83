import { formInput } from "../../../forms";
import { videoFromUrl } from "../../../../worker/modules/catalogue/inputs";

/** An item's form as its verb wants it. A pasted address of YouTube or Vimeo becomes provider and id. */
export function itemInput(form: FormData): Record<string, unknown> {
  const input = formInput(form);
  if (input.contentType !== "video") return input;
  const source = (input.source ?? {}) as Record<string, unknown>;
  const address = String(form.get("_videoUrl") ?? "").trim();
  const uploaded = typeof input.mediaUuid === "string" && input.mediaUuid !== "";
  if (!uploaded) {
    delete input.mediaUuid;
    // What is no address of theirs is handed on as it is, so that the verb refuses it at that field.
    Object.assign(source, videoFromUrl(address) ?? { provider: "youtube", videoId: address.slice(0, 20) });
  }
  return { ...input, source };
}

/** The address that a video's provider and id stand for, to be shown in the form again. */
export const videoAddress = ({ provider, videoId }: { provider?: string | undefined; videoId?: string | undefined }): string =>
  !provider || !videoId ? "" : provider === "vimeo" ? `https://vimeo.com/${videoId}` : `https://www.youtube.com/watch?v=${videoId}`;
